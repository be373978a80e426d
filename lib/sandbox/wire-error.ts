export type Availability = {
  readonly code: string;
  readonly retryable: boolean;
  readonly retry_after?: number;
  readonly requested_models?: readonly string[];
  readonly constraint?: { readonly field: string; readonly detail: string };
};

type Parts = {
  readonly metadata?: Record<string, unknown>;
  readonly availability?: Availability;
  readonly headers?: Record<string, string>;
};

/** A refusal in OpenRouter's shape (contract §4): the HTTP status is the error's code. */
export class WireError extends Error {
  readonly status: number;
  readonly parts: Parts;

  constructor(status: number, message: string, parts: Parts = {}) {
    super(message);
    this.status = status;
    this.parts = parts;
  }

  toBody(): Record<string, unknown> {
    const { metadata, availability } = this.parts;
    return {
      error: {
        code: this.status,
        message: this.message,
        ...(metadata && { metadata }),
        ...(availability && { availability }),
      },
      user_id: 'user_sandbox',
    };
  }
}
