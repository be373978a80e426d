export const MAX_PANES = 8;

/** The title until the first prompt gives a better one. */
export const NEW_TITLE = 'New conversation';

/** How many messages of a pane are read at once. */
export const MESSAGES_A_PAGE = 50;
