package io.comptoir.delivery;

import io.comptoir.base.ShopId;
import io.comptoir.channel.Account;
import io.comptoir.channel.Accounts;
import io.comptoir.channel.Answers;
import io.comptoir.channel.ButtonIds;
import io.comptoir.channel.Capabilities;
import io.comptoir.channel.Channel;
import io.comptoir.channel.Degradation;
import io.comptoir.channel.Envelope;
import io.comptoir.channel.Outcome;
import io.comptoir.channel.PaysInChat;
import io.comptoir.channel.Platform.InDoubt;
import io.comptoir.channel.Transport;
import io.comptoir.http.Answer;
import io.comptoir.http.Request;
import io.comptoir.message.Content;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sends a channel's messages: brought down to what it can show, part by part. */
public final class PlatformSender implements ChannelSender {
  private final Channel channel;
  private final Capabilities can;
  private final Accounts accounts;
  private final Transport transport;
  private final Function<ShopId, String> site;
  private final InstantSource clock;

  /**
   * @param site where our own pages are reached from outside, without a slash at its end
   */
  public PlatformSender(
      Channel channel,
      Accounts accounts,
      Transport transport,
      Function<ShopId, String> site,
      InstantSource clock) {
    this.channel = channel;
    this.can = Capabilities.of(channel.name()).orElseThrow();
    this.accounts = accounts;
    this.transport = transport;
    this.site = site;
    this.clock = clock;
  }

  @Override
  public String channel() {
    return channel.name();
  }

  @Override
  public Set<String> accounts() {
    return accounts.all(channel.name()).stream().map(Account::id).collect(Collectors.toSet());
  }

  @Override
  public int perSecond() {
    return can.platform().perSecond();
  }

  @Override
  public InDoubt inDoubt() {
    return can.platform().inDoubt();
  }

  @Override
  public Outcome send(Outgoing outgoing, Parts parts) {
    var account = accounts.find(channel.name(), outgoing.to().account());
    if (account.isEmpty()) {
      return new Outcome.Later(Duration.ZERO, "the account is not configured");
    }
    Outcome outcome = new Outcome.Sent("");
    var steps = steps(account.get(), outgoing);
    for (var i = outgoing.parts(); i < steps.size(); i++) {
      outcome = send(account.get(), outgoing, steps.get(i));
      if (!(outcome instanceof Outcome.Sent)) {
        return outcome;
      }
      if (i + 1 < steps.size()) {
        parts.out(i + 1);
      }
    }
    return outcome;
  }

  /**
   * @param shows what the request shows
   */
  private record Step(Request request, Content shows) {}

  private List<Step> steps(Account account, Outgoing outgoing) {
    var content = outgoing.message().content();
    if (channel instanceof PaysInChat till
        && till.pays(account)
        && content instanceof Content.PaymentBlock payment
        && payment.url() != null
        && payment.state().equals("pending")) {
      return List.of(new Step(till.bill(account, envelope(outgoing), payment), payment));
    }
    return rendered(
        account,
        outgoing,
        channel.showsWhole(account, content)
            ? List.of(content)
            : Degradation.degrade(content, can, outgoing.language(), site.apply(outgoing.shop())));
  }

  private List<Step> rendered(Account account, Outgoing outgoing, List<Content> parts) {
    var steps = new ArrayList<Step>();
    for (var part : parts) {
      var marked = ButtonIds.marked(part, outgoing.message().content(), outgoing.message().seq());
      for (var request : channel.render(account, envelope(outgoing), marked)) {
        steps.add(new Step(request, part));
      }
    }
    return steps;
  }

  private Outcome send(Account account, Outgoing outgoing, Step step) {
    var outcome = outcome(step.request());
    if (!(outcome instanceof Outcome.Refused && step.shows() instanceof Content.Image)) {
      return outcome;
    }
    // a picture that the platform cannot fetch takes no words with it
    var words =
        rendered(
            account,
            outgoing,
            Degradation.withoutPictures(
                step.shows(), can, outgoing.language(), site.apply(outgoing.shop())));
    for (var other : words) {
      outcome = outcome(other.request());
      if (!(outcome instanceof Outcome.Sent)) {
        return outcome;
      }
    }
    return outcome;
  }

  private Outcome outcome(Request request) {
    return switch (transport.send(request)) {
      case Answer.Received answer -> channel.outcome(answer);
      case Answer.Failed(var failure) -> Answers.none(failure);
    };
  }

  private Envelope envelope(Outgoing outgoing) {
    return new Envelope(
        outgoing.to().externalId(),
        outgoing.thread(),
        outgoing.message().id(),
        outgoing.message().author(),
        outgoing.language(),
        outgoing.heardAt(),
        clock.instant());
  }
}
