import type { Budget } from './budget.ts';

const WHOSE = { team: "the team's", member: "the member's", key: "the key's" };
const PERIOD = { day: 'daily', week: 'weekly', month: 'monthly', ever: 'total' };

/** A budget in the words of a refusal or an alert: `the team's monthly budget`. With a name: `Ada's monthly budget`. */
export function nameBudget({ scope, period }: Pick<Budget, 'scope' | 'period'>, name: string | null = null): string {
  return `${name === null ? WHOSE[scope] : `${name}'s`} ${PERIOD[period]} budget`;
}
