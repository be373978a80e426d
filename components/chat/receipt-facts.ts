import type { Receipt } from '#lib/spend/receipt';

/** Did another model answer than the one that was asked? A dated name of the same model is the same. */
export function isServedByOther(receipt: Receipt): boolean {
  const { requestedModel, servedModel } = receipt;
  if (servedModel === null) return false;
  const asked = withoutSuffix(requestedModel);
  return servedModel !== asked && !withoutSuffix(servedModel).startsWith(`${asked}-`);
}

/** `openai/gpt-4o:floor` is a wish about the provider, not another model. */
function withoutSuffix(model: string): string {
  return model.replace(/:[^/]*$/, '');
}
