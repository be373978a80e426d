/** Apart so that only this function of the SDK is loaded, and only when the first answer streams. */
export { readUIMessageStream } from 'ai';
