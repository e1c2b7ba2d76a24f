package io.comptoir.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.comptoir.base.Money;
import org.jspecify.annotations.Nullable;

/** What a person can do with a message, as the action kinds of Sunshine Conversations v2. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Action.Buy.class, name = "buy"),
  @JsonSubTypes.Type(value = Action.Link.class, name = "link"),
  @JsonSubTypes.Type(value = Action.LocationRequest.class, name = "locationRequest"),
  @JsonSubTypes.Type(value = Action.Postback.class, name = "postback"),
  @JsonSubTypes.Type(value = Action.Reply.class, name = "reply"),
  @JsonSubTypes.Type(value = Action.Webview.class, name = "webview")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Action {
  /** The words on the button, in the reader's language. */
  String text();

  record Buy(String text, Money price, String uri) implements Action {}

  record Link(String text, String uri) implements Action {}

  record LocationRequest(String text) implements Action {}

  /** A button that stays: its payload comes back as {@link Content.Postback}. */
  record Postback(String text, String payload) implements Action {}

  /** A quick reply: it goes once used and leaves its words in the thread. */
  record Reply(String text, String payload, @Nullable String iconUrl) implements Action {
    public Reply(String text, String payload) {
      this(text, payload, null);
    }
  }

  /** A page of the shop shown inside the conversation. */
  record Webview(String text, String uri, String fallback) implements Action {}
}
