/** Sends a short message. Resolves when the carrier has taken it; throws when it has not. */
export interface SmsSender {
  send(message: {
    readonly phone: string;
    readonly words: string;
    readonly number: string | null;
    readonly at: number;
  }): Promise<void>;
}
