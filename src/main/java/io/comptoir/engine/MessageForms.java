package io.comptoir.engine;

import io.comptoir.dialogue.View.MessageForm;

/** How a channel wants its replies. */
final class MessageForms {
  private MessageForms() {}

  static MessageForm of(String channel) {
    return switch (channel) {
      case "voice" -> MessageForm.VOICE;
      case "sms" -> MessageForm.SMS;
      default -> MessageForm.WEB;
    };
  }
}
