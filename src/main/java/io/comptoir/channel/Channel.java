package io.comptoir.channel;

import io.comptoir.http.Answer;
import io.comptoir.http.Request;
import io.comptoir.message.Content;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One messaging platform: how its requests are checked and read, how a message is put to it and
 * what its answers mean. It keeps nothing and sends nothing itself; what belongs to an account
 * comes with the call. Everything here is pure but for {@link #media}, which may ask the platform.
 *
 * <p>What the platform can show and how it behaves is data: its row in {@code capabilities.yml}.
 */
public interface Channel {
  /** Its row in {@code capabilities.yml}, its name in addresses and in {@code shop.yml}. */
  String name();

  /** Where the platform is reached unless the account says otherwise: {@code https://…}. */
  URI address();

  /** What an account is told in {@code shop.yml}, and which secrets it needs. */
  List<Setting> settings();

  /**
   * Whether the platform sent this, for this account. Compares in constant time and refuses what is
   * too old where the platform dates its requests.
   */
  boolean verify(Account account, Webhook webhook, Instant now);

  /** The answer to a request by which the platform tries the address; empty for any other. */
  default Optional<WebhookReply> handshake(Account account, Webhook webhook) {
    return Optional.empty();
  }

  /**
   * What a verified request tells, in its order. An event that cannot be read, or that is for
   * another account, is left out and counted; the others are taken.
   *
   * @throws Malformed when the whole request is not what the platform sends
   */
  Received receive(Account account, Webhook webhook);

  /** What the platform hears when the request was taken; most want no more than the status 200. */
  default WebhookReply taken() {
    return WebhookReply.OK;
  }

  /**
   * The calls by which this is shown, in order.
   *
   * @param content brought down to the channel's capabilities already; the payloads of its buttons
   *     fit
   */
  List<Request> render(Account account, Envelope envelope, Content content);

  /**
   * Whether the account has the platform's own form for a block that is brought down elsewhere,
   * such as products of its catalogue; {@link #render} is then given it as it is.
   */
  default boolean showsWhole(Account account, Content content) {
    return false;
  }

  /**
   * The calls that show a whole message, part after part: one or more a part, unless the platform
   * takes several parts at once.
   *
   * @param parts as for {@link #render}
   */
  default List<Call> calls(Account account, Envelope envelope, List<Content> parts) {
    var calls = new ArrayList<Call>();
    for (var part : parts) {
      for (var request : render(account, envelope, part)) {
        calls.add(new Call(request, List.of(part)));
      }
    }
    return calls;
  }

  /** What this account can show, where that is not the same for all of them. */
  default Capabilities capabilities(Account account) {
    return Capabilities.of(name()).orElseThrow();
  }

  /** What the platform's answer to a call of {@link #calls} means. */
  Outcome outcome(Answer.Received answer);

  /**
   * What the platform likes to hear once an event was kept: that a button was taken, that it was
   * read, that an answer is being written. Nothing depends on it.
   */
  default List<Request> courtesies(Account account, ChannelEvent event) {
    return List.of();
  }

  /**
   * Fetches what a customer sent.
   *
   * @param reference as {@link Media} carries it
   * @return empty when the platform no longer has it
   */
  default Optional<MediaFile> media(Account account, String reference, Transport transport) {
    return Optional.empty();
  }

  /**
   * The calls that point the platform to us, for {@code comptoir channel add}; empty where that is
   * done by hand on the platform's pages.
   *
   * @param address of {@code /channels/{channel}/{shop}} as the platform reaches it
   */
  default List<Request> register(Account account, URI address) {
    return List.of();
  }

  /** A call that shows whether the account's secrets are right; empty where there is none. */
  default Optional<Request> probe(Account account) {
    return Optional.empty();
  }

  /**
   * The link that opens a conversation with the account.
   *
   * @param start comes back with the first message where the platform carries it
   */
  default Optional<URI> entry(Account account, String start) {
    return Optional.empty();
  }

  /**
   * @param shows the parts of the message that the request shows
   */
  record Call(Request request, List<Content> shows) {
    public Call {
      shows = List.copyOf(shows);
    }
  }

  /**
   * One thing that an account is told.
   *
   * @param name in {@code shop.yml}, or as the end of the environment variable
   * @param secret whether it comes from the environment or a file, never from the shop's folder
   * @param meaning where it is found, in a few words, by language code
   */
  record Setting(String name, boolean secret, boolean required, Map<String, String> meaning) {
    public Setting {
      meaning = Map.copyOf(meaning);
    }

    public static Setting secret(String name, String french, String english) {
      return new Setting(name, true, true, Map.of("fr", french, "en", english));
    }

    public static Setting optional(String name, String french, String english) {
      return new Setting(name, false, false, Map.of("fr", french, "en", english));
    }

    public static Setting required(String name, String french, String english) {
      return new Setting(name, false, true, Map.of("fr", french, "en", english));
    }

    public static Setting optionalSecret(String name, String french, String english) {
      return new Setting(name, true, false, Map.of("fr", french, "en", english));
    }
  }
}
