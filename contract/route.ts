import type { Static, TObject, TSchema } from 'typebox';

export type Method = 'GET' | 'POST' | 'DELETE';

/** One line of the route table: both ends import it, so that a request is typed where it is made and where it is met. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  /** What it does, for the readable page of the API. */
  readonly summary: string;
  readonly tag: string;
  readonly params?: TObject;
  readonly query?: TObject;
  readonly body?: TSchema;
  readonly answer: TSchema;
}

type Part<R extends Route, K extends 'params' | 'query' | 'body'> = R[K] extends TSchema ? Static<R[K]> : undefined;
export type ParamsOf<R extends Route> = Part<R, 'params'>;
export type QueryOf<R extends Route> = Part<R, 'query'>;
export type BodyOf<R extends Route> = Part<R, 'body'>;
