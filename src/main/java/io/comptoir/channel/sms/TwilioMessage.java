package io.comptoir.channel.sms;

import io.comptoir.channel.Account;
import io.comptoir.channel.ChannelEvent;
import io.comptoir.channel.ChannelEvent.Progress;
import io.comptoir.channel.ChannelEvent.What;
import io.comptoir.channel.Malformed;
import io.comptoir.channel.Media;
import io.comptoir.channel.Received;
import io.comptoir.message.Content;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what Twilio tells: a message that came in, or how one of ours fares. */
final class TwilioMessage {
  /** Files of a message; Twilio takes no more. */
  private static final int MAX_FILES = 10;

  private static final Pattern FILE =
      Pattern.compile(".*/Messages/([A-Z]{2}[0-9a-zA-Z]{1,40}/Media/[A-Z]{2}[0-9a-zA-Z]{1,40})");

  private final Account account;
  private final TwilioForm form;
  private final String sid;

  private TwilioMessage(Account account, TwilioForm form) {
    this.account = account;
    this.form = form;
    this.sid =
        form.optional("MessageSid")
            .or(() -> form.optional("SmsSid"))
            .orElseThrow(() -> new Malformed("MessageSid"));
  }

  /**
   * @throws Malformed when it is neither
   */
  static Received read(Account account, TwilioForm form) {
    var message = new TwilioMessage(account, form);
    var batch = new Received.Batch();
    var status =
        form.optional("MessageStatus").or(() -> form.optional("SmsStatus")).orElse("received");
    if (!message.isOurs(status.equals("received") || status.equals("receiving") ? "To" : "From")) {
      batch.ignore("wrong_account");
      return batch.received();
    }
    switch (status) {
      case "received", "receiving" -> message.said(batch);
      case "delivered" ->
          message.about(batch, new ChannelEvent.Receipted(message.sid, Progress.DELIVERED), status);
      case "read" ->
          message.about(batch, new ChannelEvent.Receipted(message.sid, Progress.READ), status);
      case "failed", "undelivered" ->
          message.about(
              batch,
              new ChannelEvent.Undelivered(
                  message.sid, (status + " " + form.optional("ErrorCode").orElse("")).strip()),
              status);
      case "accepted",
          "scheduled",
          "queued",
          "sending",
          "sent",
          "partially_delivered",
          "canceled" ->
          batch.ignore("progress");
      default -> batch.ignore("unknown_status");
    }
    return batch.received();
  }

  /** Whether it is about this number, or one of the numbers of this messaging service. */
  private boolean isOurs(String field) {
    return account.id().startsWith("MG")
        ? form.optional("MessagingServiceSid").filter(account.id()::equals).isPresent()
        : form.optional(field).filter(account.id()::equals).isPresent();
  }

  private void about(Received.Batch batch, What what, String status) {
    batch.add(
        () ->
            new ChannelEvent(
                account.id(), form.required("To"), "", sid + " " + status, Optional.empty(), what));
  }

  /** Each file is a message; the words go with the first. */
  private void said(Received.Batch batch) {
    // with “advanced opt-out” Twilio reads such words itself, in words of the shop's own
    switch (form.optional("OptOutType").orElse("")) {
      case "STOP" -> {
        batch.add(() -> event(sid, new ChannelEvent.Noted(ChannelEvent.OPTED_OUT, "stop")));
        return;
      }
      case "START" -> {
        batch.add(() -> event(sid, new ChannelEvent.Noted(ChannelEvent.OPTED_IN, "start")));
        return;
      }
      default -> {}
    }
    var words = form.optional("Body").orElse("");
    var files = files();
    if (files == 0) {
      batch.add(
          () ->
              event(
                  sid,
                  place()
                      .orElseGet(
                          () ->
                              words.isBlank()
                                  ? new ChannelEvent.Said(sid, new Content.Unsupported("empty"))
                                  : new ChannelEvent.Said(sid, new Content.Text(words)))));
      return;
    }
    for (var i = 0; i < files; i++) {
      var nth = i;
      batch.add(() -> event(nth == 0 ? sid : sid + ":" + nth, file(nth, nth == 0 ? words : "")));
    }
  }

  private ChannelEvent event(String key, What what) {
    return new ChannelEvent(account.id(), form.required("From"), "", key, Optional.empty(), what);
  }

  private int files() {
    try {
      return Math.clamp(Integer.parseInt(form.optional("NumMedia").orElse("0")), 0, MAX_FILES);
    } catch (NumberFormatException e) {
      throw new Malformed("NumMedia");
    }
  }

  private What file(int nth, String words) {
    var address = FILE.matcher(form.required("MediaUrl" + nth));
    if (!address.matches()) {
      throw new Malformed("MediaUrl" + nth);
    }
    var kind = form.optional("MediaContentType" + nth).orElse("");
    var text = words.isBlank() ? null : words;
    var content =
        switch (kind.split("/", 2)[0]) {
          case "image" -> new Content.Image("", null, text, List.of());
          case "audio" -> new Content.Audio("", text);
          case "video" -> new Content.Video("", text);
          default -> new Content.File("", name(kind), text);
        };
    return new ChannelEvent.Said(
        nth == 0 ? sid : sid + ":" + nth, content, new Media(address.group(1), kind, 0));
  }

  private static String name(String kind) {
    return switch (kind) {
      case "text/vcard", "text/x-vcard" -> "contact.vcf";
      case "application/pdf" -> "document.pdf";
      default -> "file";
    };
  }

  private Optional<What> place() {
    if (form.optional("Latitude").isEmpty() || form.optional("Longitude").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ChannelEvent.Said(
            sid,
            new Content.Location(
                degrees("Latitude"), degrees("Longitude"), form.optional("Label").orElse(null))));
  }

  private double degrees(String name) {
    try {
      var number = Double.parseDouble(form.required(name));
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new Malformed(name);
  }
}
