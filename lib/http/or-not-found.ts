import { notFound } from 'next/navigation';
import { isAppError } from '#lib/errors';

/** In a page: what the verb found, or the "not found" page where it says that there is no such thing. */
export async function orNotFound<Found>(found: Promise<Found>): Promise<Found> {
  try {
    return await found;
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') notFound();
    throw error;
  }
}
