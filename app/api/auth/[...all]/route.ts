import { answerAuth } from '#lib/auth/answer-auth';
import { route } from '#lib/http/route';

const answer = route('open', ({ app, request, body }) => {
  const path = new URL(request.url).pathname.replace(/^\/api\/auth\//, '');
  return answerAuth(app, { method: request.method, path, headers: request.headers, body });
});

export { answer as GET, answer as POST };
