package io.comptoir.channel;

import io.comptoir.http.Answer;
import io.comptoir.http.Answer.Received;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What answers of platforms mean as far as they all mean the same. */
public final class Answers {
  private static final int MAX_REASON_CHARS = 300;

  private Answers() {}

  /** The answer's JSON; an empty object when it is none. */
  public static JsonNode json(Received answer) {
    return Payload.readOrEmpty(answer.body());
  }

  /** How long it asks to wait (RFC 9110, 10.2.3, in seconds); zero when it does not say. */
  public static Duration retryAfter(Received answer) {
    try {
      return answer
          .header("retry-after")
          .map(text -> Duration.ofSeconds(Math.clamp(Long.parseLong(text.strip()), 0, 86_400)))
          .orElse(Duration.ZERO);
    } catch (NumberFormatException e) {
      return Duration.ZERO;
    }
  }

  /**
   * What a status means where the platform says no more: 408, 425, 429 and 5xx are worth another
   * try, other errors are not.
   *
   * @param reason what the platform says, for those who run the shop
   */
  public static Outcome failure(Received answer, String reason) {
    var said = answer.status() + " " + reason.strip();
    var brief = said.length() > MAX_REASON_CHARS ? said.substring(0, MAX_REASON_CHARS) : said;
    return switch (answer.status()) {
      case 408, 425, 429 -> new Outcome.Later(retryAfter(answer), brief);
      default ->
          answer.status() >= 500
              ? new Outcome.Later(retryAfter(answer), brief)
              : new Outcome.Refused(brief);
    };
  }

  /** What it means that there was no answer. */
  public static Outcome none(Answer.Failure failure) {
    return failure.maybeDone()
        ? new Outcome.Unknown(failure.name().toLowerCase(java.util.Locale.ROOT))
        : new Outcome.Later(Duration.ZERO, failure.name().toLowerCase(java.util.Locale.ROOT));
  }
}
