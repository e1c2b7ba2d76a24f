package io.comptoir.provider;

import io.comptoir.commerce.payment.ProviderFailure;
import io.comptoir.commerce.payment.ProviderFailure.Category;
import io.comptoir.http.Answer;
import io.comptoir.http.Answer.Received;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a provider's server answered, or why it did not. */
public final class Answered {
  public static final JsonMapper JSON = JsonMapper.builder().build();

  private Answered() {}

  /**
   * @throws ProviderFailure when there is no answer, or none that says anything: 408, 409, 429 and
   *     500 on
   */
  public static Received by(String provider, Answer answer) {
    return switch (answer) {
      case Answer.Failed(var failure) ->
          throw new ProviderFailure(
              failure.maybeDone() ? Category.UNKNOWN : Category.UNREACHABLE,
              provider + ": " + failure);
      case Received received -> {
        var status = received.status();
        if (status >= 500 || status == 408 || status == 409 || status == 429) {
          throw new ProviderFailure(Category.UNWELL, provider + " answered " + status);
        }
        yield received;
      }
    };
  }

  /** The keys or the set-up are wrong. */
  public static ProviderFailure refused(String provider, int status, String code) {
    return new ProviderFailure(
        Category.REFUSED,
        provider + " refused with " + status + (code.isEmpty() ? "" : " " + code));
  }

  /**
   * @throws ProviderFailure when it is not JSON
   */
  public static JsonNode json(String provider, Received received) {
    return json(received.body())
        .orElseThrow(
            () ->
                new ProviderFailure(
                    Category.NOT_ITS_WORD,
                    provider + " answered " + received.status() + " and no JSON"));
  }

  /** Empty when it is not JSON. */
  public static Optional<JsonNode> json(byte[] body) {
    try {
      return Optional.of(JSON.readTree(body)).filter(JsonNode::isObject);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
