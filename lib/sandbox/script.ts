import { z } from 'zod';

const Piece = z.union([
  /** `atMost` bytes of it. */
  z.strictObject({ text: z.string(), atMost: z.number().int().min(0).optional() }),
  z.strictObject({ base64: z.base64() }),
  z.strictObject({ waitMs: z.number().min(0) }),
  z.strictObject({ end: z.enum(['cut', 'hang']) }),
]);

/**
 * What a request asks to be answered with, byte by byte: `sandbox_script` in its body. In texts and headers `{{id}}`, `{{model}}`,
 * `{{provider}}`, `{{cost}}`, `{{usage}}`, `{{body}}` and `{{stream}}` stand for what the answer would have had there.
 */
export const Script = z.strictObject({
  status: z.number().int().min(200).max(599).default(200),
  headers: z
    .record(z.string(), z.string())
    .default({ 'content-type': 'text/event-stream', 'x-generation-id': '{{id}}' }),
  /** The pieces are all that goes on the wire, the head included. */
  isRaw: z.boolean().default(false),
  /** Whether it is charged as the answer would have been, and known to `/generation`. */
  isCharged: z.boolean().default(true),
  /** The most bytes in one write; without it a piece is one write. */
  bytesAtOnce: z.number().int().min(1).optional(),
  pieces: z.array(Piece).max(100_000),
});

export type Script = z.infer<typeof Script>;
