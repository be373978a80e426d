import { allProviders } from './providers.ts';

/** `GET /providers`. */
export function listProviders(): Record<string, unknown> {
  return {
    data: allProviders().map(({ name, slug }) => ({
      name,
      slug,
      privacy_policy_url: null,
      terms_of_service_url: null,
      status_page_url: null,
      headquarters: null,
      datacenters: null,
    })),
  };
}
