/** The key of the in-process door. It opens nothing else: the sandbox moves no money and holds no secrets. */
export const SANDBOX_KEY = 'sk-or-v1-sandbox';

/** Reads what that account used, and calls no model. */
export const SANDBOX_MANAGEMENT_KEY = 'sk-or-v1-management-sandbox';
