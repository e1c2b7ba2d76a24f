package io.comptoir.web.entry;

import io.comptoir.base.Language;

/** Channels as people call them. */
final class ChannelNames {
  private ChannelNames() {}

  static String of(String channel, Language language) {
    var french = language.equals(Language.FRENCH);
    return switch (channel) {
      case "whatsapp" -> "WhatsApp";
      case "line" -> "LINE";
      case "sms" -> french ? "par SMS" : "by text message";
      case "webchat" -> french ? "sur notre site" : "on our website";
      default ->
          channel.isEmpty()
              ? channel
              : Character.toUpperCase(channel.charAt(0)) + channel.substring(1);
    };
  }
}
