import { createServer, type RequestListener, type Server } from 'node:http';

/** A client may take 15 seconds to say what it wants and a minute for all of it; who takes longer is answered 408 and cut off. */
export function createPort(
  listener: RequestListener,
  { headersMs = 15_000, requestMs = 60_000, checkedEveryMs = 3_000 } = {},
): Server {
  return createServer(
    { headersTimeout: headersMs, requestTimeout: requestMs, connectionsCheckingInterval: checkedEveryMs },
    listener,
  );
}
