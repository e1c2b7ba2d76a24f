package io.comptoir.channel;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.message.Content;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened on a channel, in the same words for all of them.
 *
 * @param account the {@link Account#id()} it is for
 * @param sender the platform's id of the person
 * @param thread the platform's own thread; "" where it has none
 * @param dedupeKey the same key from the same account is the same event
 * @param language the person's, where the platform says it
 * @param tokens what the platform gave along for answering it
 */
public record ChannelEvent(
    String account,
    String sender,
    String thread,
    String dedupeKey,
    Optional<Language> language,
    What what,
    Tokens tokens) {

  /** From a platform that gives no tokens. */
  public ChannelEvent(
      String account,
      String sender,
      String thread,
      String dedupeKey,
      Optional<Language> language,
      What what) {
    this(account, sender, thread, dedupeKey, language, what, Tokens.NONE);
  }

  /**
   * @param reply with which one message may be sent soon, once; "" where there is none
   * @param read by which the person's message is marked as read; "" where there is none
   */
  public record Tokens(String reply, String read) {
    public static final Tokens NONE = new Tokens("", "");
  }

  /** The {@link Noted} that a person asked to hear no more here. */
  public static final String OPTED_OUT = "channel.opted_out";

  /** The {@link Noted} that a person agreed to hear from here. */
  public static final String OPTED_IN = "channel.opted_in";

  public sealed interface What {}

  /**
   * The person sent something: words, a picture, a place, a pressed button ({@link
   * Content.Postback}), something of a kind that we do not know ({@link Content.Unsupported}).
   *
   * @param reference the platform's id of the message, by which it says later that it was edited
   * @param media where the content is a file that the platform keeps; the content's address is then
   *     "" and filled in once it has one
   */
  public record Said(String reference, Content content, @Nullable Media media) implements What {
    public Said(String reference, Content content) {
      this(reference, content, null);
    }
  }

  /**
   * @param reference of the message that was changed
   * @param content what stands there now; null when it was taken back
   * @param media as with {@link Said}
   */
  public record Changed(String reference, @Nullable Content content, @Nullable Media media)
      implements What {
    public Changed(String reference, @Nullable Content content) {
      this(reference, content, null);
    }
  }

  /**
   * @param reference of the message that it is about
   * @param sign an emoji, or the platform's word for it; "" when taken back
   */
  public record Reacted(String reference, String sign) implements What {}

  /** A message of ours reached the person. */
  public record Receipted(String reference, Progress progress) implements What {}

  /** Every message of ours up to this time was read. */
  public record ReadUntil(Instant time) implements What {}

  /** A message of ours did not reach the person after all. */
  public record Undelivered(String reference, String reason) implements What {}

  public enum Progress {
    DELIVERED,
    READ
  }

  /** The person sent a cart put together in the platform's own catalogue. */
  public record Ordered(String reference, List<Line> lines, String note) implements What {
    public Ordered {
      lines = List.copyOf(lines);
    }
  }

  /**
   * @param product the shop's id of it
   */
  public record Line(String product, int quantity) {}

  /**
   * The platform asks whether it may take the money now.
   *
   * @param query to be answered by {@link PaysInChat#answer}
   * @param payment our id of the payment
   */
  public record AboutToPay(String query, String payment, Money amount) implements What {}

  /**
   * @param charge the platform's id of it
   */
  public record Paid(String payment, String charge, Money amount) implements What {}

  /**
   * The person opened the conversation.
   *
   * @param link by which they came; "" when by none of ours
   */
  public record Opened(String link) implements What {}

  /**
   * Something else that a flow may answer.
   *
   * @param name as flows wait for it: {@code channel.blocked}
   */
  public record Noted(String name, String value) implements What {}
}
