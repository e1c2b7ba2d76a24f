package io.comptoir.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A conversation's id. */
public record ConversationId(@JsonValue UUID value) {
  @JsonCreator
  public ConversationId {}

  /**
   * The id of the message that is known by this key in this conversation, always the same, so that
   * it can be changed later without looking it up: {@code messageId("payment:" + payment)}.
   */
  public UUID messageId(String key) {
    return UUID.nameUUIDFromBytes((value + "/" + key).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
