/** 201 with what was made. */
export function created(value: unknown): Response {
  return Response.json(value, { status: 201 });
}

/** 202: taken on, goes on after the answer. */
export function accepted(value: unknown): Response {
  return Response.json(value, { status: 202 });
}

/** 204: done, nothing to say. */
export function noContent(): Response {
  return new Response(null, { status: 204 });
}
