package io.comptoir.nlu;

import io.comptoir.nlu.Understanding.Sentiment;
import java.util.Optional;

/**
 * How a sentence is said: what it feels, whether it hurries, whether it hurts.
 *
 * @param sentiment the feeling on the whole
 * @param confidence in that feeling, 0 to 1; low where praise and blame stand side by side
 * @param urgent something must happen soon: "il me le faut demain"
 * @param insulting it insults whoever reads it; swearing at a thing does not
 * @param distress someone is in danger, and talk of goods must wait
 */
public record Tone(
    Sentiment sentiment,
    double confidence,
    boolean urgent,
    boolean insulting,
    Optional<Distress> distress) {

  /** Why talk of goods must wait. */
  public enum Distress {
    SELF_HARM,
    /** Someone cannot breathe, has swallowed something, is attacked. */
    EMERGENCY
  }

  /** Nothing said, nothing felt. */
  public static final Tone CALM = new Tone(Sentiment.NEUTRAL, 0, false, false, Optional.empty());
}
