const MOST_OF_A_MEMBER = 32;

/** Told that it has to leave, because its member opened too many after it. */
type Leave = () => void;

export type Seats = {
  /** Takes a seat for a stream. @returns what gives it back. */
  take: (memberId: string, leave: Leave) => () => void;
};

/**
 * How many event streams each member may have open at once: 32, for every tab in sight on every device has one. Who opens one more loses
 * the oldest. Refusing the new one instead would lock out whoever is on a bad network, where the old ones are those of connections that
 * broke without a word and take a quarter of an hour to be noticed; and whoever still reads the oldest goes on from its last event.
 */
export function openSeats(most = MOST_OF_A_MEMBER): Seats {
  const taken = new Map<string, Set<Leave>>();
  return {
    take: (memberId, leave) => {
      const own = taken.get(memberId) ?? new Set();
      taken.set(memberId, own.add(leave));
      const [oldest] = own;
      if (oldest && own.size > most) {
        own.delete(oldest);
        oldest();
      }
      return () => {
        own.delete(leave);
        if (own.size === 0 && taken.get(memberId) === own) taken.delete(memberId);
      };
    },
  };
}
