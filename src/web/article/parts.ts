/** The four parts of an article in the order a reader asks for them. */
export const parts = ['issue', 'environment', 'cause', 'resolution'] as const;
