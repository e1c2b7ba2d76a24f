package io.comptoir.engine;

import io.comptoir.message.CardNumbers;
import io.comptoir.message.Content;
import io.comptoir.message.CustomerText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer may send, whatever the channel: a closed list of kinds, a limit on their size, no
 * characters that a store or a reader chokes on, and no card number.
 */
final class CustomerContent {
  private CustomerContent() {}

  /**
   * The content, its words cleaned by {@link CustomerText#clean}.
   *
   * @throws Refused when a customer cannot send this, or not this much
   */
  static Content checked(Content content) {
    return switch (content) {
      case Content.Text(var text, var actions) -> new Content.Text(words(text));
      case Content.Postback(var payload, var text) ->
          new Content.Postback(sized(payload), optional(text));
      case Content.FormResponse(var id, var fields) -> form(id, fields);
      case Content.Image(var url, var alt, var text, var actions) ->
          new Content.Image(sized(url), optional(alt), optional(text), List.of());
      case Content.Audio(var url, var text) -> new Content.Audio(sized(url), optional(text));
      case Content.Video(var url, var text) -> new Content.Video(sized(url), optional(text));
      case Content.File(var url, var name, var text) ->
          new Content.File(sized(url), sized(name), optional(text));
      case Content.Location(var latitude, var longitude, var name) ->
          new Content.Location(latitude, longitude, optional(name));
      case Content.Unsupported(var kind) -> new Content.Unsupported(sized(kind));
      case Content.Change(var of, var to) ->
          new Content.Change(of, to == null ? null : checked(to));
      case Content.Carousel c -> throw notTheirs();
      case Content.ItemList c -> throw notTheirs();
      case Content.Form c -> throw notTheirs();
      case Content.Template c -> throw notTheirs();
      case Content.Products c -> throw notTheirs();
      case Content.CartBlock c -> throw notTheirs();
      case Content.OrderBlock c -> throw notTheirs();
      case Content.PaymentBlock c -> throw notTheirs();
    };
  }

  /** Whether a card number of what was written is hidden in what is kept. */
  static boolean hidesCard(Content written, Content kept) {
    return bullets(kept) > bullets(written);
  }

  private static long bullets(Content content) {
    return content.toString().chars().filter(c -> c == CardNumbers.MASK).count();
  }

  private static Content form(String id, List<Content.Answer> fields) {
    var total = 0;
    for (var field : fields) {
      total += field.name().length() + field.value().length();
    }
    if (total > TurnLimits.MAX_INPUT_CHARS) {
      throw tooLarge();
    }
    return new Content.FormResponse(
        sized(id),
        fields.stream().map(f -> new Content.Answer(sized(f.name()), words(f.value()))).toList());
  }

  private static @Nullable String optional(@Nullable String text) {
    return text == null ? null : words(text);
  }

  /** What a person wrote: no card number of theirs is kept. */
  private static String words(String text) {
    return CardNumbers.masked(sized(text));
  }

  private static String sized(String text) {
    if (text.length() > TurnLimits.MAX_INPUT_CHARS) {
      throw tooLarge();
    }
    return CustomerText.clean(text);
  }

  private static Refused tooLarge() {
    return new Refused(
        Refused.Reason.TOO_LARGE,
        "an input holds at most " + TurnLimits.MAX_INPUT_CHARS + " characters");
  }

  private static Refused notTheirs() {
    return new Refused(Refused.Reason.NOT_A_CUSTOMERS, "only the shop sends this kind of content");
  }
}
