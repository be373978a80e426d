import { CALLERS, type Caller } from './callers.ts';

/**
 * Who gets which status: every route and verb, every kind of caller. What a row is about belongs to `member`; `other` is another
 * member, `disabled` and `expired` were admins, `key` and `revoked` are the member's, `manager` is an admin's management key.
 * A route without a row fails, and so does a row without a route; example-requests.ts has what its request needs.
 */
const TABLE = `
                                               nobody viewer member other admin owner disabled expired key revoked manager

GET    /api/health                               200   200   200   200   200   200   200   200   200   200   200
GET    /api/metrics                              401   403   403   403   200   200   401   401   403   401   200
GET    /api/diagrams/frame                       200   200   200   200   200   200   200   200   200   200   200
GET    /api/diagrams/frame.js                    200   200   200   200   200   200   200   200   200   200   200
GET    /api/diagrams/mermaid.js                  200   200   200   200   200   200   200   200   200   200   200
GET    /api/me                                   401   200   200   200   200   200   401   401   401   401   401
PATCH  /api/me                                   401   200   200   200   200   200   401   401   401   401   401

POST   /api/auth/sign-in/email                   401   200   200   200   200   200   403   200   401   401   401
POST   /api/auth/sign-out                        200   200   200   200   200   200   200   200   200   200   200
POST   /api/auth/change-password                 401   200   200   200   200   200   401   401   401   401   401
GET    /api/auth/get-session                     200   200   200   200   200   200   200   200   200   200   200
GET    /api/auth/*                               404   404   404   404   404   404   404   404   404   404   404
POST   /api/auth/*                               404   404   404   404   404   404   404   404   404   404   404
POST   /api/setup                                409   409   409   409   409   409   409   409   409   409   409

GET    /api/models                               401   200   200   200   200   200   401   401   401   401   401
POST   /api/models/sync                          401   403   403   403   200   200   401   401   401   401   401
GET    /api/models/endpoints                     401   200   200   200   200   200   401   401   401   401   401
GET    /api/models/favourites                    401   200   200   200   200   200   401   401   401   401   401
PUT    /api/models/favourites                    401   200   200   200   200   200   401   401   401   401   401
GET    /api/models/measured                      401   200   200   200   200   200   401   401   401   401   401

GET    /api/conversations                        401   200   200   200   200   200   401   401   401   401   401
POST   /api/conversations                        401   403   201   201   201   201   401   401   401   401   401
GET    /api/conversations/tags                   401   200   200   200   200   200   401   401   401   401   401
POST   /api/conversations/delete                 401   403   204   404   404   404   401   401   401   401   401
POST   /api/conversations/restore                401   403   204   404   404   404   401   401   401   401   401
GET    /api/preferences                          401   200   200   200   200   200   401   401   401   401   401
PUT    /api/preferences                          401   200   200   200   200   200   401   401   401   401   401
GET    /api/shares                               401   403   200   200   200   200   401   401   401   401   401
POST   /api/shares                               401   403   201   404   404   404   401   401   401   401   401
DELETE /api/shares/:id                           401   403   204   404   404   404   401   401   401   401   401
POST   /api/shares/look                          200   200   200   200   200   200   200   200   200   200   200
GET    /api/search                               401   200   200   200   200   200   401   401   401   401   401
POST   /api/conversations/import                 401   403   201   201   201   201   401   401   401   401   401
GET    /api/conversations/:id/export.md          401   404   200   404   404   404   401   401   401   401   401
GET    /api/conversations/:id/export.json        401   404   200   404   404   404   401   401   401   401   401
GET    /api/conversations/:id                    401   404   200   404   404   404   401   401   401   401   401
PATCH  /api/conversations/:id                    401   403   200   404   404   404   401   401   401   401   401
DELETE /api/conversations/:id                    401   403   204   404   404   404   401   401   401   401   401
GET    /api/conversations/:id/events             401   404   200   404   404   404   401   401   401   401   401
POST   /api/conversations/:id/panes              401   403   201   404   404   404   401   401   401   401   401
PATCH  /api/conversations/:id/panes/:paneId      401   403   200   404   404   404   401   401   401   401   401
DELETE /api/conversations/:id/panes/:paneId      401   403   200   404   404   404   401   401   401   401   401
POST   /api/conversations/:id/turns              401   403   202   404   404   404   401   401   401   401   401
POST   /api/conversations/:id/runs               401   403   202   404   404   404   401   401   401   401   401
POST   /api/conversations/:id/results            401   403   202   404   404   404   401   401   401   401   401
POST   /api/conversations/:id/branches           401   403   201   404   404   404   401   401   401   401   401
GET    /api/conversations/:id/panes/:paneId/messages 401   404   200   404   404   404   401   401   401   401   401
GET    /api/conversations/:id/messages/:messageId 401   404   200   404   404   404   401   401   401   401   401
DELETE /api/conversations/:id/messages/:messageId 401   403   200   404   404   404   401   401   401   401   401
POST   /api/conversations/:id/messages/:messageId/restore 401   403   200   404   404   404   401   401   401   401   401
PUT    /api/conversations/:id/messages/:messageId/rating 401   403   204   404   404   404   401   401   401   401   401
POST   /api/conversations/:id/stop               401   403   200   404   404   404   401   401   401   401   401

POST   /api/files                                401   403   201   201   201   201   401   401   401   401   401
GET    /api/files/:id                            401   404   200   404   404   404   401   401   401   401   401

GET    /api/budgets                              401   403   200   200   200   200   401   401   401   401   401
POST   /api/budgets                              401   403   403   403   201   201   401   401   401   401   401
GET    /api/budgets/:id                          401   403   200   404   200   200   401   401   401   401   401
PATCH  /api/budgets/:id                          401   403   403   403   200   200   401   401   401   401   401
DELETE /api/budgets/:id                          401   403   403   403   204   204   401   401   401   401   401
GET    /api/budgets/subjects                     401   403   403   403   200   200   401   401   401   401   401
GET    /api/budgets/alerts                       401   403   403   403   200   200   401   401   401   401   401
POST   /api/budgets/alerts/dismiss               401   403   403   403   204   204   401   401   401   401   401
GET    /api/budgets/webhook                      401   403   403   403   200   200   401   401   401   401   401
PUT    /api/budgets/webhook                      401   403   403   403   200   200   401   401   401   401   401
DELETE /api/budgets/webhook                      401   403   403   403   204   204   401   401   401   401   401
POST   /api/budgets/webhook/test                 401   403   403   403   200   200   401   401   401   401   401

GET    /api/spend                                401   403   200   200   200   200   401   401   401   401   401
GET    /api/spend/calls                          401   403   200   200   200   200   401   401   401   401   401
GET    /api/spend/calls/:id                      401   403   200   404   200   200   401   401   401   401   401
GET    /api/spend/invoice                        401   403   403   403   200   200   401   401   401   401   401
POST   /api/spend/invoice/compare                401   403   403   403   200   200   401   401   401   401   401
POST   /api/spend/invoice/review                 401   403   403   403   200   200   401   401   401   401   401
GET    /api/spend/export.csv                     401   403   200   200   200   200   401   401   401   401   401

GET    /api/keys                                 401   403   200   200   200   200   401   401   401   401   401
POST   /api/keys                                 401   403   201   201   201   201   401   401   401   401   401
GET    /api/keys/:id                             401   403   200   404   200   200   401   401   401   401   401
PATCH  /api/keys/:id                             401   403   200   404   200   200   401   401   401   401   401
DELETE /api/keys/:id                             401   403   204   404   204   204   401   401   401   401   401
GET    /api/keys/:id/history                     401   403   200   404   200   200   401   401   401   401   401
POST   /api/keys/:id/roll                        401   403   200   404   200   200   401   401   401   401   401

GET    /api/presets                              401   403   200   200   200   200   401   401   401   401   401
POST   /api/presets                              401   403   201   201   201   201   401   401   401   401   401
PATCH  /api/presets/:id                          401   403   200   404   404   404   401   401   401   401   401
DELETE /api/presets/:id                          401   403   204   404   404   404   401   401   401   401   401
GET    /api/prompts                              401   403   200   200   200   200   401   401   401   401   401
POST   /api/prompts                              401   403   201   201   201   201   401   401   401   401   401
PATCH  /api/prompts/:id                          401   403   200   404   404   404   401   401   401   401   401
DELETE /api/prompts/:id                          401   403   204   404   404   404   401   401   401   401   401

GET    /api/members                              401   403   403   403   200   200   401   401   401   401   401
PATCH  /api/members/:id                          401   403   403   403   204   204   401   401   401   401   401
DELETE /api/members/:id                          401   403   403   403   204   204   401   401   401   401   401
DELETE /api/members/:id/sessions                 401   403   403   403   200   200   401   401   401   401   401
GET    /api/invites                              401   403   403   403   200   200   401   401   401   401   401
POST   /api/invites                              401   403   403   403   201   201   401   401   401   401   401
DELETE /api/invites/:id                          401   403   403   403   204   204   401   401   401   401   401
POST   /api/invites/look                         200   200   200   200   200   200   200   200   200   200   200
POST   /api/invites/accept                       201   201   201   201   201   201   201   201   201   201   201
GET    /api/sessions                             401   200   200   200   200   200   401   401   401   401   401
DELETE /api/sessions                             401   200   200   200   200   200   401   401   401   401   401
DELETE /api/sessions/:id                         401   404   204   404   404   404   401   401   401   401   401

GET    /api/audit                                401   403   403   403   200   200   401   401   401   401   401
GET    /api/audit/export.csv                     401   403   403   403   200   200   401   401   401   401   401
GET    /api/audit/export.jsonl                   401   403   403   403   200   200   401   401   401   401   401

GET    /api/settings/connections                 401   403   403   403   200   200   401   401   401   401   401
POST   /api/settings/connections/keys            401   403   403   403   200   200   401   401   401   401   401
POST   /api/settings/connections/servers         401   403   403   403   200   200   401   401   401   401   401
PUT    /api/settings/connections/order           401   403   403   403   200   200   401   401   401   401   401
PATCH  /api/settings/connections/:id             401   403   403   403   200   200   401   401   401   401   401
DELETE /api/settings/connections/:id             401   403   403   403   200   200   401   401   401   401   401
POST   /api/settings/connections/:id/test        401   403   403   403   200   200   401   401   401   401   401

GET    /api/v1/openapi.json                      200   200   200   200   200   200   200   200   200   200   200
POST   /api/v1/chat/completions                  401   401   401   401   401   401   401   401   200   401   403
POST   /api/v1/embeddings                        401   401   401   401   401   401   401   401   200   401   403
POST   /api/v1/responses                         401   401   401   401   401   401   401   401   200   401   403
POST   /api/v1/messages                          401   401   401   401   401   401   401   401   200   401   403
GET    /api/v1/models                            401   401   401   401   401   401   401   401   200   401   200
GET    /api/v1/models/count                      401   401   401   401   401   401   401   401   200   401   200
GET    /api/v1/models/:author/:slug/endpoints    401   401   401   401   401   401   401   401   200   401   200
GET    /api/v1/generation                        401   401   401   401   401   401   401   401   200   401   404
GET    /api/v1/key                               401   401   401   401   401   401   401   401   200   401   200
GET    /api/v1/credits                           401   401   401   401   401   401   401   401   403   401   200
GET    /api/v1/activity                          401   401   401   401   401   401   401   401   403   401   200
GET    /api/v1/keys                              401   401   401   401   401   401   401   401   403   401   200
POST   /api/v1/keys                              401   401   401   401   401   401   401   401   403   401   201
GET    /api/v1/keys/:hash                        401   401   401   401   401   401   401   401   403   401   200
PATCH  /api/v1/keys/:hash                        401   401   401   401   401   401   401   401   403   401   200
DELETE /api/v1/keys/:hash                        401   401   401   401   401   401   401   401   403   401   200

GET    /api/v1/*                                 404   404   404   404   404   404   404   404   404   404   404
POST   /api/v1/*                                 404   404   404   404   404   404   404   404   404   404   404
PUT    /api/v1/*                                 404   404   404   404   404   404   404   404   404   404   404
PATCH  /api/v1/*                                 404   404   404   404   404   404   404   404   404   404   404
DELETE /api/v1/*                                 404   404   404   404   404   404   404   404   404   404   404
GET    /api/*                                    404   404   404   404   404   404   404   404   404   404   404
POST   /api/*                                    404   404   404   404   404   404   404   404   404   404   404
PUT    /api/*                                    404   404   404   404   404   404   404   404   404   404   404
PATCH  /api/*                                    404   404   404   404   404   404   404   404   404   404   404
DELETE /api/*                                    404   404   404   404   404   404   404   404   404   404   404
`;

export type AccessRow = {
  /** `GET /api/keys/:id` */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly outcomes: Readonly<Record<Caller, number>>;
};

const [head = '', ...lines] = TABLE.split('\n').filter((line) => line.trim() !== '');

export const ACCESS_ROWS: readonly AccessRow[] = lines.map(toRow);

function toRow(line: string): AccessRow {
  const [method = '', path = '', ...statuses] = line.trim().split(/\s+/);
  if (head.trim().split(/\s+/).join() !== CALLERS.join() || statuses.length !== CALLERS.length)
    throw new Error(`This row has not one status for each of ${CALLERS.join(', ')}: ${line}`);
  const outcomes = Object.fromEntries(CALLERS.map((caller, index) => [caller, Number(statuses[index])]));
  return { name: `${method} ${path}`, method, path, outcomes: outcomes as Record<Caller, number> };
}
