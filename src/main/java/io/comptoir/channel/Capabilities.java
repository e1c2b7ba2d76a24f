package io.comptoir.channel;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a channel can show: its row of {@code capabilities.yml}. Limits are 0 where it has no such
 * thing.
 *
 * @param channel {@code webchat}, {@code sms}, {@code telegram} …
 * @param text longest text of one message, in {@code unit}
 * @param prompt longest text that carries buttons, in {@code unit}
 * @param caption longest words under a picture, buttons included, in {@code unit}
 * @param quickReplies choices that go once used
 * @param buttons buttons under a text
 * @param rows rows of a list
 * @param cards cards side by side
 * @param payload bytes of a button's id
 * @param media the kinds of file it shows: {@code image}, {@code audio}, {@code video}, {@code
 *     file}
 * @param blocks whether it shows product, cart, order and payment blocks as they are
 * @param forms whether it asks several questions at once
 * @param linkButtons whether a button can be a link
 * @param asksLocation whether it has a button that sends the place where one is
 * @param links whether an address is of use there; not in speech
 * @param platform how it behaves
 */
public record Capabilities(
    String channel,
    int text,
    Unit unit,
    int prompt,
    int caption,
    Room quickReplies,
    Room buttons,
    Room rows,
    Cards cards,
    int payload,
    Set<String> media,
    boolean blocks,
    boolean forms,
    boolean location,
    boolean linkButtons,
    boolean asksLocation,
    boolean links,
    Platform platform) {
  private static final Map<String, Capabilities> ALL = CapabilitiesFile.read();

  public Capabilities {
    media = Set.copyOf(media);
  }

  /** What a limit counts. */
  public enum Unit {
    CHARACTERS,
    BYTES
  }

  /**
   * Places for choices.
   *
   * @param count how many there are
   * @param label longest words on one, in characters
   * @param description longest words below them, in characters
   */
  public record Room(int count, int label, int description) {}

  /**
   * @param count side by side
   * @param buttons on each
   * @param title longest, in characters
   * @param text longest below the title, in characters
   */
  public record Cards(int count, int buttons, int title, int text) {}

  /** The row of this channel. */
  public static Optional<Capabilities> of(String channel) {
    return Optional.ofNullable(ALL.get(channel));
  }

  /** All rows, in the order of the file. */
  public static Map<String, Capabilities> all() {
    return ALL;
  }

  public boolean shows(String kind) {
    return media.contains(kind);
  }

  /** The same channel, were it without pictures. */
  Capabilities withoutPictures() {
    return new Capabilities(
        channel,
        text,
        unit,
        prompt,
        caption,
        quickReplies,
        buttons,
        rows,
        cards,
        payload,
        Set.of(),
        blocks,
        forms,
        location,
        linkButtons,
        asksLocation,
        links,
        platform);
  }
}
