/** What the call of a run `r` cost, for a question that somebody who may read the run asks: SQL, in nano-dollars; null while unknown. */
export const COST_OF_CALL_SQL = '(select calls.cost_nano from calls where calls.id = r.call_id)';
