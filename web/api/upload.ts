import type { FileRef } from '#contract/fields.ts';
import { uploadPath } from '#contract/routes.ts';
import { Problem, problemOf } from './problem.ts';

export interface Upload {
  readonly done: Promise<FileRef>;
  readonly cancel: () => void;
}

/**
 * Sends one photo or video. `onProgress` gets the share sent, 0 … 1. `done` throws a `Problem`; fetch cannot report
 * progress of what is sent, hence XMLHttpRequest.
 */
export function upload(file: Blob, name: string, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<FileRef>((resolve, reject) => {
    request.open('POST', uploadPath);
    request.responseType = 'json';
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      const answer: unknown = request.response;
      if (request.status < 200 || request.status > 299) reject(problemOf(request.status, answer));
      else if (answer) resolve(answer as FileRef);
      else reject(new Problem('answer_unreadable', request.status));
    };
    request.onerror = () => reject(new Problem('no_connection', 0));
    request.onabort = () => reject(new Problem('no_connection', 0));
    const form = new FormData();
    form.append('file', file, name);
    request.send(form);
  });
  return { done, cancel: () => request.abort() };
}
