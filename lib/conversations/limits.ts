export const MAX_PANES = 8;

/** The title until the first prompt gives a better one. */
export const NEW_TITLE = 'New conversation';
