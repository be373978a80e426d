export const FAULT_IN_PROMPT = /\[\[fault:([^\]]{1,100})\]\]/g;

/** A prompt without the faults it asks for. */
export function withoutFaults(prompt: string): string {
  return prompt.replaceAll(FAULT_IN_PROMPT, '').trim();
}
