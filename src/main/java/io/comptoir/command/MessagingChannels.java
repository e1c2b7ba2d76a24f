package io.comptoir.command;

import io.comptoir.channel.Channels;
import io.comptoir.channel.line.LineChannel;
import io.comptoir.channel.meta.PageChannel;
import io.comptoir.channel.meta.WhatsAppChannel;
import io.comptoir.channel.slack.SlackChannel;
import io.comptoir.channel.sms.SmsChannel;
import io.comptoir.channel.telegram.TelegramChannel;
import io.comptoir.channel.viber.ViberChannel;
import java.util.List;

/** Every channel that there is an adapter for; a new one is one line here. */
public final class MessagingChannels {
  private MessagingChannels() {}

  public static Channels all() {
    return new Channels(
        List.of(
            new WhatsAppChannel(),
            PageChannel.messenger(),
            PageChannel.instagram(),
            new TelegramChannel(),
            new SlackChannel(),
            new LineChannel(),
            new SmsChannel(),
            new ViberChannel()));
  }
}
