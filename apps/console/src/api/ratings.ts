import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { components } from './schema.js';

export type OperatorRating = components['schemas']['OperatorRating'];

/** How clients rated whoever is signed in. */
export const ownRatingQuery = queryOptions({
  queryKey: ['own-rating'],
  queryFn: ({ signal }) => http.get<OperatorRating>('/api/me/rating', { signal }),
});
