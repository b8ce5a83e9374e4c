/** Documents are moved by preference (and, where the engine ranks by tokens first, by quality) among so many of the best: a fixed number, so that the pages of a search go on from each other. */
export const movedAmong = 100;
/** Longest list of values a facet shows. */
export const facetLimit = 100;
