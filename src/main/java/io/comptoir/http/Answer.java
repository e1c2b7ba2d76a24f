package io.comptoir.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What became of a request. */
public sealed interface Answer {
  /**
   * The server answered, with whatever status: also a redirect, which is never followed.
   *
   * @param headers by lower-case name; values of a repeated one are joined by a comma
   */
  record Received(int status, Map<String, String> headers, byte[] body) implements Answer {
    public Received {
      var lower = new TreeMap<String, String>();
      headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
      headers = java.util.Collections.unmodifiableMap(lower);
      body = body.clone();
    }

    @Override
    public byte[] body() {
      return body.clone();
    }

    /** 200 to 299. */
    public boolean ok() {
      return status >= 200 && status < 300;
    }

    /** The body as UTF-8. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
      return "status " + status;
    }
  }

  /** There is no answer. */
  record Failed(Failure failure) implements Answer {}

  /** Why there is no answer. */
  enum Failure {
    /** Not sent: an address that this server does not go to, such as one of its own network. */
    ADDRESS_REFUSED,
    /** Not sent: the host has no address. */
    UNKNOWN_HOST,
    /** Not sent: nobody accepted the connection in time, or its certificate is not right. */
    NOT_CONNECTED,
    /** Not sent: the host failed often lately and is left alone for a while. */
    CIRCUIT_OPEN,
    /** Not sent: as many requests as it may have are under way there. */
    TOO_MANY_AT_ONCE,
    /** No whole answer in time. */
    TIMED_OUT,
    /** The answer is larger than allowed. */
    TOO_LARGE,
    /** The connection broke before the whole answer was there. */
    BROKEN_OFF;

    /** Whether the server may have done what it was asked to. */
    public boolean maybeDone() {
      return switch (this) {
        case ADDRESS_REFUSED, UNKNOWN_HOST, NOT_CONNECTED, CIRCUIT_OPEN, TOO_MANY_AT_ONCE -> false;
        case TIMED_OUT, TOO_LARGE, BROKEN_OFF -> true;
      };
    }
  }
}
