import { AppError } from '#lib/errors';
import { route } from '#lib/http/route';

/** Programs get JSON where nothing is, not the page for people. */
const nothing = route('open', () => {
  throw new AppError('not_found', 'There is nothing at this address.');
});

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT };
