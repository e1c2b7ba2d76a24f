package io.comptoir.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What a channel can show: one row of {@code capabilities.yml}.
 *
 * @param channel {@code webchat}, {@code sms}, {@code telegram} …
 * @param text longest text of one message, in {@code unit}
 * @param quickReplies choices that go once used; 0 where it has none
 * @param buttons buttons under a text; 0 where it has none
 * @param rows rows of a list; 0 where it has none
 * @param cards cards side by side; 0 where it has none
 * @param images whether it shows pictures
 * @param blocks whether it shows product, cart, order and payment blocks as they are
 * @param forms whether it asks several questions at once
 * @param markup whether a link can have words of its own
 * @param links whether an address is of use there; not in speech
 */
public record Capabilities(
    String channel,
    int text,
    Unit unit,
    int quickReplies,
    int buttons,
    int rows,
    int cards,
    boolean images,
    boolean blocks,
    boolean forms,
    boolean location,
    boolean markup,
    boolean links) {

  /** What a limit counts. */
  public enum Unit {
    CHARACTERS,
    BYTES
  }

  private static final Map<String, Capabilities> ALL = load();

  /** The row of this channel. */
  public static Optional<Capabilities> of(String channel) {
    return Optional.ofNullable(ALL.get(channel));
  }

  /** All rows, in the order of the file. */
  public static Map<String, Capabilities> all() {
    return ALL;
  }

  private static Map<String, Capabilities> load() {
    try (InputStream in = Capabilities.class.getResourceAsStream("capabilities.yml")) {
      var rows = new LinkedHashMap<String, Capabilities>();
      var file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
      file.forEach(
          (channel, row) -> rows.put((String) channel, row((String) channel, (Map<?, ?>) row)));
      return java.util.Collections.unmodifiableMap(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Capabilities row(String channel, Map<?, ?> row) {
    return new Capabilities(
        channel,
        number(row, "text"),
        "bytes".equals(row.get("unit")) ? Unit.BYTES : Unit.CHARACTERS,
        number(row, "quick_replies"),
        number(row, "buttons"),
        number(row, "rows"),
        number(row, "cards"),
        Boolean.TRUE.equals(row.get("images")),
        Boolean.TRUE.equals(row.get("blocks")),
        Boolean.TRUE.equals(row.get("forms")),
        Boolean.TRUE.equals(row.get("location")),
        Boolean.TRUE.equals(row.get("markup")),
        !Boolean.FALSE.equals(row.get("links")));
  }

  private static int number(Map<?, ?> row, String name) {
    return row.get(name) instanceof Integer number ? number : 0;
  }
}
