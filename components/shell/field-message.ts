/** The reason alone, for below the field that the API names: `The field “name” is not valid: write a name.` → `Write a name.` */
export function fieldMessage(message: string): string {
  const reason = /^The field “[^”]*” is not valid: (.+)$/.exec(message)?.[1] ?? message;
  return reason.charAt(0).toUpperCase() + reason.slice(1);
}
