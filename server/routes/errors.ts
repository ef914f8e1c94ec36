import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import type { Problem, ProblemCode } from '#contract/problem.ts';
import type { Answer, Trouble } from '#server/desk/problem.ts';
import { isDatabaseAway } from '#server/store/away.ts';
import { isNoValue } from '#server/store/violation.ts';

/** HTTP status of every code; total, so that a new code cannot be forgotten. */
const statusOf: Readonly<Record<ProblemCode, number>> = {
  not_yours: 403,
  not_your_desk: 403,
  wrong_state: 409,
  own_draft: 403,
  already_acknowledged: 409,
  already_contacted: 409,
  nobody_above: 409,
  unit_unknown: 422,
  unit_not_below: 422,
  unit_not_eligible: 422,
  words_missing: 422,
  photo_missing: 422,
  bad_rating_needs_words: 422,
  rating_over: 409,
  urged_too_soon: 429,
  nothing_to_do: 409,
  not_yet: 409,
  platform_takes_no_appeals: 403,
  other_platform: 409,
  place_missing: 422,
  kind_not_open: 403,
  invalid_input: 400,
  not_signed_in: 401,
  not_found: 404,
  code_wrong: 401,
  code_too_soon: 429,
  login_wrong: 401,
  too_many_requests: 429,
  file_too_large: 413,
  file_type_unknown: 415,
  file_broken: 422,
  file_unknown: 422,
  outside_city: 422,
  division_unknown: 422,
  command_id_taken: 409,
  changed_meanwhile: 409,
  origin_refused: 403,
  clock_refused: 403,
  database_away: 503,
  internal: 500,
};

/** RFC 9457 body of a trouble. The title is for programs' logs; people read words that the web makes from the code. */
function problemOf({ code, field, detail, platform }: Trouble): Problem {
  return {
    type: `urn:qingsu:problem:${code}`,
    title: code.replaceAll('_', ' '),
    status: statusOf[code],
    code,
    ...(field === undefined ? {} : { field }),
    ...(detail === undefined ? {} : { detail }),
    ...(platform === undefined ? {} : { platform }),
  };
}

export function sendProblem(reply: FastifyReply, trouble: Trouble): FastifyReply {
  const problem = problemOf(trouble);
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** The value of an answer, or its problem sent. */
export function give<T>(reply: FastifyReply, answer: Answer<T>): T | FastifyReply {
  return answer.ok ? answer.value : sendProblem(reply, answer.problem);
}

/** Everything that is thrown ends here: input that does not fit, a database that is away, or a bug. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => sendProblem(reply, troubleOf(error, request.log)));
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, { code: 'not_found' }));
}

function troubleOf(error: FastifyError, log: { error(error: unknown): void }): Trouble {
  if (error.validation) {
    const [first] = error.validation;
    const missing = first?.params?.missingProperty;
    const path = (first?.instancePath ?? '').split('/').filter(Boolean);
    const field = [...path, ...(typeof missing === 'string' ? [missing] : [])].join('.');
    return { code: 'invalid_input', ...(field ? { field } : {}), detail: error.message };
  }
  if (error.statusCode === 413 || error.code === 'FST_REQ_FILE_TOO_LARGE') return { code: 'file_too_large' };
  if (error.statusCode === 429) return { code: 'too_many_requests' };
  if (error.statusCode && error.statusCode < 500) return { code: 'invalid_input', detail: error.message };
  if (isNoValue(error)) return { code: 'invalid_input' };
  log.error(error);
  return { code: isDatabaseAway(error) ? 'database_away' : 'internal' };
}
