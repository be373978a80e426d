/**
 * What Next calls once before its first request. A host that runs Next alone opens Parallax here, from the sources as plain Node runs
 * them: bundled, its worker threads would not be found.
 */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next replaces it when it builds, and leaves this out of its edge build.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const source = `${process.cwd()}/lib/http/open-for-next.ts`;
    const { openForNext }: typeof import('#lib/http/open-for-next') = await import(/* turbopackIgnore: true */ source);
    await openForNext();
  }
}
