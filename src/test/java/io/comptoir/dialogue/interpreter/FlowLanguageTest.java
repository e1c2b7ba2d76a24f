package io.comptoir.dialogue.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Value;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.dialogue.ActionSpec.Effect;
import io.comptoir.dialogue.Command;
import io.comptoir.dialogue.Press;
import io.comptoir.dialogue.View.MessageForm;
import io.comptoir.message.Content;
import io.comptoir.shop.FlowTrial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each construct of the flow language does. */
class FlowLanguageTest {
  private final FlowTrial trial = new FlowTrial();

  @Test
  void aFlowBeginsOnAnIntentAnEventAKeywordAButtonOrALink() {
    trial.serve(
        """
        flow: sale
        triggers:
          intents: [sale]
          events: [sale.opened]
          keywords: {fr: [soldes], en: [sale]}
          do: [sale.show]
          links: [poster-12]
        slots: {place: text}
        steps:
          - {say: sale_for, with: {place: place, event: event.where}}
        """);
    trial.words("sale_for", "Soldes {place}{event}");
    assertThat(trial.say("#sale je regarde")).last().isEqualTo("Soldes ");
    assertThat(trial.say("SOLDES !")).containsExactly("Soldes ");
    assertThat(trial.happen("sale.opened", Map.of("where", Value.of("Lyon"))))
        .containsExactly("Soldes Lyon");
    assertThat(trial.press(Press.to("sale.show"))).containsExactly("Soldes ");
    assertThat(trial.press(new Press(Press.LINK, Map.of("link", "poster-12", "place", "Gare"))))
        .containsExactly("Soldes Gare");
    assertThat(trial.facts("link.followed")).containsExactly(Map.of("link", Value.of("poster-12")));
  }

  @Test
  void aLinkThatLeadsNowhereAnyMoreWelcomes() {
    trial.serve("flow: other\nsteps: [{end: done}]\n");
    assertThat(trial.press(Press.to(Press.LINK, "link", "gone")))
        .first()
        .asString()
        .contains("Bonjour");
    assertThat(trial.facts("link.followed")).containsExactly(Map.of("link", Value.of("unknown")));
  }

  @Test
  void aGuardThatDoesNotHoldLeadsOtherwise() {
    trial.serve(
        """
        flow: vip
        triggers: {do: [vip]}
        guard: "known(customer.card)"
        otherwise: [{say: not_yet}]
        steps:
          - {say: welcome_back}
        ---
        flow: join
        steps:
          - {remember: {card: "'gold'"}}
        """);
    assertThat(trial.press(Press.to("vip"))).containsExactly("not_yet");
    trial.press(Press.to("join"));
    assertThat(trial.press(Press.to("vip"))).containsExactly("welcome_back");
  }

  @Test
  void aSlotIsRememberedAsLongAsItsScopeSays() {
    trial.serve(
        """
        flow: taste
        triggers: {do: [taste]}
        slots:
          mood: {type: text, scope: turn, entities: [mood]}
          colour: {type: text, entities: [colour]}
          town: {type: city, scope: conversation, entities: [town]}
          size: {type: text, scope: customer, entities: [size]}
        steps:
          - {collect: colour, ask: colour?}
          - {say: now, with: {mood: mood, colour: colour, town: town, size: size}}
          - {collect: size, ask: size?}
          - {say: then, with: {mood: mood, colour: colour, town: town, size: size}}
        """);
    trial
        .words("now", "{mood}/{colour}/{town}/{size}")
        .words("then", "{mood}/{colour}/{town}/{size}");
    assertThat(trial.press(Press.to("taste"))).containsExactly("colour?");
    assertThat(trial.say("@colour:rouge @mood:gai @town:Lyon"))
        .containsExactly("gai/rouge/Lyon/", "size?");
    assertThat(trial.say("@size:40")).containsExactly("/rouge/Lyon/40");
    assertThat(trial.press(Press.to("taste"))).containsExactly("colour?");
    assertThat(trial.say("@colour:bleu")).containsExactly("/bleu/Lyon/40", "/bleu/Lyon/40");
    assertThat(trial.profile().values()).containsOnlyKeys("size");
    assertThat(trial.profile().values().get("size").source()).isEqualTo("taste");
  }

  @Test
  void whatFillsASlotAsItsFlowBeginsIsKeptWhereItsScopeSays() {
    trial.serve(
        """
        flow: fit
        triggers: {intents: [fit], do: [fit]}
        slots:
          colour: {type: text, entities: [colour]}
          town: {type: text, scope: conversation, entities: [town]}
          size: {type: text, scope: customer, entities: [size]}
        steps:
          - {say: fits, with: {colour: colour, town: town, size: size}}
        """);
    trial.words("fits", "{colour}/{town}/{size}");
    assertThat(trial.say("#fit @size:40 @town:Lyon @colour:rouge")).endsWith("rouge/Lyon/40");
    assertThat(trial.profile().values()).containsOnlyKeys("size");
    assertThat(trial.profile().values().get("size").source()).isEqualTo("fit");
    assertThat(trial.press(Press.to("fit"))).containsExactly("/Lyon/40");
    assertThat(trial.say("#fit @town:Nice")).containsExactly("/Nice/40");
  }

  @Test
  void aCollectValidatesAsksAgainAndAtLastGoesElsewhere() {
    trial.serve(
        """
        flow: seats
        triggers: {do: [seats]}
        slots: {seats: number}
        steps:
          - collect: seats
            ask: seats?
            validate: [{if: "seats <= 6", else: at_most_six}, {if: "seats > 0", else: at_least_one}]
            retries: {max: 2, then: [{say: call_us}, {handoff: {reason: cannot_handle, skill: groups}}]}
          - {say: booked, with: {seats: seats}}
        """);
    trial.words("booked", "{seats}");
    trial.press(Press.to("seats"));
    assertThat(trial.say("12")).containsExactly("at_most_six", "seats?");
    assertThat(trial.say("0")).containsExactly("at_least_one", "seats?");
    assertThat(trial.say("99")).containsExactly("at_most_six", "call_us");
    assertThat(trial.commands(Command.HandOver.class))
        .containsExactly(new Command.HandOver("cannot_handle", "groups"));
    trial.press(Press.to("seats"));
    assertThat(trial.say("4")).containsExactly("4");
  }

  @Test
  void aCollectPrefersWhatIsKnownAndOffersWhatAnActionGives() {
    trial
        .action(
            "orders.list",
            Effect.READ,
            List.of("town"),
            List.of("items"),
            List.of(),
            given ->
                given.get("town") instanceof Value.Text(var town) && town.equals("Nulle")
                    ? new ActionResult.Failed("UNAVAILABLE", Map.of())
                    : new ActionResult.Done(
                        Map.of(
                            "items",
                            Value.items(
                                List.of(
                                    new Value.Fields(
                                        Map.of(
                                            "value", Value.of("C-1"),
                                            "label", Value.of("Bougie"))),
                                    new Value.Fields(
                                        Map.of(
                                            "value", Value.of("C-2"),
                                            "label", Value.of("Savon"))))))))
        .serve(
            """
            flow: back
            triggers: {do: [back]}
            slots: {town: {type: text, entities: [town]}, order: {type: text, entities: []}}
            steps:
              - {collect: town, ask: town?, prefer: [customer.nothing, customer.town]}
              - {collect: order, ask: order?, options: {action: orders.list, with: {town: town}}}
              - {say: chosen, with: {order: order, town: town}}
            ---
            flow: settle
            slots: {town: {type: text, entities: [town]}}
            steps: [{remember: {town: town}}]
            """)
        .words("chosen", "{town} {order}");
    trial.press(Press.to("back"));
    assertThat(trial.say("@town:Lyon")).containsExactly("order?");
    assertThat(trial.labels()).containsExactly("Bougie", "Savon");
    assertThat(trial.press("Savon")).containsExactly("@town:Lyon".substring(6) + " C-2");

    trial.press(new Press("settle", Map.of("town", "Nulle")));
    assertThat(trial.press(Press.to("back")))
        .as("asked nothing that is known")
        .containsExactly("order?");
    assertThat(trial.say("C-9")).as("without options one writes").containsExactly("Nulle C-9");
  }

  @Test
  void aConfirmWaitsForAnExplicitYes() {
    write();
    trial.serve(
        """
        flow: pay
        triggers: {do: [pay]}
        steps:
          - confirm: pay?
            no: [{say: kept}, {end: kept}]
          - {action: bank.pay}
          - {say: paid}
        """);
    trial.press(Press.to("pay"));
    assertThat(trial.say("peut-être bien")).last().isEqualTo("pay?");
    assertThat(trial.waiting()).isEmpty();
    assertThat(trial.say("non")).containsExactly("kept");
    trial.press(Press.to("pay"));
    assertThat(trial.labels()).containsExactly("Oui", "Non");
    trial.press("Oui");
    trial.press("Oui");
    assertThat(trial.waiting()).as("a doubled yes").hasSize(1);
    assertThat(trial.finish()).containsExactly("paid");
  }

  @Test
  void theErrorsOfAnActionLeadWhereTheFlowSays() {
    trial.action(
        "stock.take",
        Effect.LOCAL,
        List.of("code"),
        List.of("left"),
        List.of("EMPTY", "CLOSED"),
        given ->
            given.get("code") instanceof Value.Text(var code) && !code.equals("ok")
                ? new ActionResult.Failed(code, Map.of("name", Value.of("Bougie")))
                : new ActionResult.Done(Map.of("left", Value.of(3))));
    trial.words("empty", "{error}").words("left", "{left}").words("other", "{code}");
    trial.serve(
        """
        flow: take
        triggers: {do: [take]}
        slots: {code: {type: text, entities: [code]}}
        steps:
          - action: stock.take
            with: {code: code}
            into: {left: left}
            errors:
              EMPTY: [{say: empty, with: {error: error.name}}]
              default: [{say: other, with: {code: error.code}}]
          - {say: left}
        """);
    assertThat(trial.press(new Press("take", Map.of("code", "ok")))).containsExactly("3");
    assertThat(trial.press(new Press("take", Map.of("code", "EMPTY")))).containsExactly("Bougie");
    assertThat(trial.press(new Press("take", Map.of("code", "CLOSED")))).containsExactly("CLOSED");
  }

  @Test
  void anErrorThatNobodyMindedIsSaidAndTheFlowEnds() {
    trial.action(
        "stock.take",
        Effect.READ,
        List.of(),
        List.of(),
        List.of("EMPTY"),
        given -> new ActionResult.Failed("UNAVAILABLE", Map.of()));
    trial.serve("flow: take\nsteps: [{action: stock.take}, {say: never}]\n");
    assertThat(trial.press(Press.to("take")))
        .singleElement()
        .asString()
        .contains("Je n’y arrive pas");
    assertThat(trial.memory().stack()).isEmpty();
    assertThat(trial.facts("action.failed")).hasSize(1);
  }

  @Test
  void branchLoopEachSetForgetAndJumpDoWhatTheySay() {
    trial.words("line", "{n}:{item}").words("odd", "odd {n}");
    trial.serve(
        """
        flow: count
        slots: {n: {type: number, default: 0}, names: items, item: text, gone: {type: text, default: x}}
        steps:
          - {set: {names: "['a', 'b']"}}
          - each: {item: names}
            do:
              - {set: {n: "n + 1"}}
              - {say: line, with: {n: n, item: item}}
          - loop: {while: "n < 4", do: [{set: {n: "n + 1"}}]}
          - branch:
              - {if: "n == 3", then: [{say: three}]}
              - {if: "n == 4", then: [{jump: over}]}
              - {else: [{say: none}]}
          - {say: skipped}
          - {id: over, wait: {event: go.on}}
          - {forget: [n]}
          - {say: after, if: "!known(gone) || n == 0"}
        """);
    assertThat(trial.press(Press.to("count"))).containsExactly("1:a", "2:b");
    assertThat(trial.happen("go.on", Map.of())).containsExactly("after");
  }

  @Test
  void aCallGivesAndTakesValuesAndSaysHowItEnded() {
    trial.words("got", "{town} {outcome}");
    trial.serve(
        """
        flow: outer
        slots: {town: text}
        steps:
          - {call: where, with: {country: "'FR'"}, into: {town: city}}
          - {say: got, with: {town: town, outcome: outcome}}
        ---
        flow: where
        slots: {country: text, city: city}
        steps:
          - {collect: city, ask: city?}
          - {end: found, if: "country == 'FR'"}
        """);
    assertThat(trial.press(Press.to("outer"))).containsExactly("city?");
    assertThat(trial.say("Lyon")).containsExactly("Lyon found");
  }

  @Test
  void aWaitEndsWithItsTimeOrItsEventWhicheverIsFirst() {
    trial.words("refunded", "{total}");
    trial.serve(
        """
        flow: refund
        triggers: {do: [refund]}
        steps:
          - {wait: {for: 24h, or_event: refund.settled}}
          - branch:
              - {if: "known(event.total)", then: [{say: refunded, with: {total: event.total}}]}
              - {else: [{say: still_waiting}]}
        """);
    trial.press(Press.to("refund"));
    assertThat(trial.happen("refund.settled", Map.of("total", Value.of("12 €"))))
        .containsExactly("12 €");
    assertThat(trial.pass(Duration.ofDays(2))).as("its timer is gone").isEmpty();
    trial.press(Press.to("refund"));
    assertThat(trial.pass(Duration.ofHours(23))).isEmpty();
    assertThat(trial.pass(Duration.ofHours(1))).containsExactly("still_waiting");
  }

  @Test
  void aFormAsksAtOnceOnTheWebAndOneByOneElsewhere() {
    var flow =
        """
        flow: address
        triggers: {do: [address]}
        slots: {name: name, email: email}
        steps:
          - {form: [name, email], id: details}
          - {collect: name, ask: name?}
          - {collect: email, ask: email?}
          - {say: thanks}
        """;
    trial.serve(flow);
    assertThat(trial.press(Press.to("address"))).containsExactly("address.details.ask");
    var prompt = trial.memory().prompt();
    assertThat(prompt).isNotNull();
    assertThat(
            trial.send(
                new Content.FormResponse(
                    "form-" + prompt.id(),
                    List.of(
                        new Content.Answer("name", "Camille"),
                        new Content.Answer("email", "no mail")))))
        .last()
        .isEqualTo("address.details.ask");
    assertThat(
            trial.send(
                new Content.FormResponse(
                    "form-" + trial.memory().prompt().id(),
                    List.of(
                        new Content.Answer("name", "Camille"),
                        new Content.Answer("email", "c@exemple.fr")))))
        .containsExactly("thanks");
    var sms = new FlowTrial().form(MessageForm.SMS).serve(flow);
    assertThat(sms.press(Press.to("address"))).containsExactly("name?");
    assertThat(sms.say("Camille")).containsExactly("email?");
    assertThat(sms.say("c@exemple.fr")).containsExactly("thanks");
  }

  @Test
  void whatIsDoneMayOfferWhatComesNext() {
    trial.serve(
        """
        flow: tidy
        triggers: {do: [tidy]}
        steps: [{say: tidied}]
        next: [{do: other, say: other_label}]
        ---
        flow: other
        steps: [{say: other_said}]
        """);
    assertThat(trial.press(Press.to("tidy"))).containsExactly("tidied");
    assertThat(trial.labels()).containsExactly("other_label");
    assertThat(trial.press("other_label")).containsExactly("other_said");
    var sms = trial.form(MessageForm.SMS).press(Press.to("tidy"));
    assertThat(sms).hasSize(2);
    assertThat(sms.getLast()).contains("autre chose");
  }

  private void write() {
    trial.action(
        "bank.pay",
        Effect.WRITE,
        List.of(),
        List.of(),
        List.of("REFUSED"),
        given -> new ActionResult.Done(Map.of()));
  }
}
