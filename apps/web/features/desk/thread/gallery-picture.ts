/** A picture of the thread. */
export interface GalleryPicture {
  readonly id: string;
  readonly url: string;
  /** Its file's name; null when it had none. */
  readonly fileName: string | null;
  /** When it was sent. */
  readonly at: string;
}
