package io.comptoir.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a message.
 *
 * @param name what the reader sees: the bot's or the adviser's name; absent for the customer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Author(Type type, @Nullable String name) {
  public static final Author USER = new Author(Type.USER, null);
  public static final Author SYSTEM = new Author(Type.SYSTEM, null);

  public enum Type {
    @JsonProperty("user")
    USER,
    @JsonProperty("bot")
    BOT,
    @JsonProperty("agent")
    AGENT,
    @JsonProperty("system")
    SYSTEM;

    /** The word of the API and of the store. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Author bot(String name) {
    return new Author(Type.BOT, name);
  }

  public static Author agent(String name) {
    return new Author(Type.AGENT, name);
  }
}
