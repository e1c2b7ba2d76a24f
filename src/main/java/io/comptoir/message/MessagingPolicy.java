package io.comptoir.message;

import io.comptoir.base.Language;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a shop says of its messages beside the platforms' own rules.
 *
 * @param quietHours in which nobody is written to unasked
 */
public record MessagingPolicy(Optional<QuietHours> quietHours, List<MessageTemplate> templates) {
  public static final MessagingPolicy NONE = new MessagingPolicy(Optional.empty(), List.of());

  public MessagingPolicy {
    templates = List.copyOf(templates);
  }

  /** The template of that name on a channel. */
  public Optional<MessageTemplate> template(String channel, String name) {
    return templates.stream()
        .filter(t -> t.channel().equals(channel) && t.name().equals(name))
        .findFirst();
  }

  /** What may be sent on a channel in a language when nothing else may. */
  public List<MessageTemplate> approved(String channel, Language language) {
    return templates.stream()
        .filter(t -> t.channel().equals(channel) && t.approval() == Approval.APPROVED)
        .filter(t -> t.languages().contains(language))
        .toList();
  }

  /**
   * Hours of every day, in the shop's zone; over midnight when {@code until} is not after {@code
   * from}.
   */
  public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {
    public QuietHours {
      if (from.equals(until)) {
        throw new IllegalArgumentException("quiet hours end at another time than they begin");
      }
    }

    /** When they end; empty when it is not quiet. */
    public Optional<Instant> endFrom(Instant now) {
      var here = now.atZone(zone);
      var time = here.toLocalTime();
      var overMidnight = until.isBefore(from);
      var quiet =
          overMidnight
              ? !time.isBefore(from) || time.isBefore(until)
              : !time.isBefore(from) && time.isBefore(until);
      if (!quiet) {
        return Optional.empty();
      }
      var day =
          overMidnight && !time.isBefore(from)
              ? here.toLocalDate().plusDays(1)
              : here.toLocalDate();
      return Optional.of(day.atTime(until).atZone(zone).toInstant());
    }
  }

  /**
   * A message that a platform approved beforehand.
   *
   * @param parameters what each stands for, in their order
   */
  public record MessageTemplate(
      String name,
      String channel,
      List<Language> languages,
      List<String> parameters,
      Approval approval) {
    public MessageTemplate {
      languages = List.copyOf(languages);
      parameters = List.copyOf(parameters);
    }
  }

  /** Where a template stands with its platform. */
  public enum Approval {
    PENDING,
    APPROVED,
    REJECTED,
    PAUSED
  }
}
