package io.comptoir.channel;

import io.comptoir.base.Language;
import java.util.Optional;

/** Writes down what a voice note says. */
@FunctionalInterface
public interface Transcriber {
  /** For a shop that has no such service: voice notes are kept, and a person hears them. */
  Transcriber NONE = (_, _) -> Optional.empty();

  /**
   * @param language most likely spoken
   * @return empty when there is no service or it could not tell
   */
  Optional<Transcript> transcribe(MediaFile voice, Language language);

  /**
   * @param confidence from 0 to 1
   */
  record Transcript(String text, double confidence) {}
}
