package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose mistakes would otherwise be ignored, so that they meant more than was asked. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class StrictParametersIT {

    private static final String JSON = "application/json";
    private static final String LETTER = "order:beefbeefbeefbeefbeefbeef";
    private static final String SECRET = "Confidentia";

    @Provided
    World world;

    @AfterEach
    void cleanUp() {
        Rows.select(world, "delete from dead_letter where order_key = ? returning order_key", LETTER);
        List.of("acme", "globex").forEach(merchant -> Operator.delete(world, "/merchants/" + merchant + "/pause"));
    }

    static List<ApiCall> calls() {
        return ApiCall.all();
    }

    static Stream<Arguments> parameters() {
        return calls().stream().flatMap(call -> call.names().stream().map(name -> Arguments.of(call, name)));
    }

    static Stream<ApiCall> callsWithBody() {
        return calls().stream().filter(ApiCall::takesBody);
    }

    static Stream<ApiCall> callsWithoutBody() {
        return calls().stream().filter(call -> !call.takesBody());
    }

    @Test
    void theTableHasTheWholeApi() {
        assertThat(calls()).hasSizeGreaterThanOrEqualTo(18);
        assertThat(callsWithBody()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(parameters()).hasSizeGreaterThanOrEqualTo(14);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void anUnknownNameIsNamedWithThoseThatAreKnown(ApiCall call) {
        String detail = refused(call.with(world, "?nosuchname=" + SECRET));

        assertThat(detail).contains("nosuchname");
        assertThat(call.names()).allSatisfy(name -> assertThat(detail).contains(name));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void whatIsNotANameIsNotRepeated(ApiCall call) {
        assertThat(Stream.of("?%3Cb%3E=" + SECRET, "?=Other", "?" + "a".repeat(41), "?%C3%A4%20x=1", "?a%0Ab")
                        .map(query -> refused(call.with(world, query))))
                .allSatisfy(detail -> assertThat(detail).doesNotContain("<", "aaa", "ä", "\n"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void whatIsNotEncodedRightIsRefused(ApiCall call) {
        SoftAssertions.assertSoftly(each -> {
            for (String behind : List.of(
                    "?limit=%zz",
                    "?limit=%",
                    ";reason=UNREADABLE",
                    "?limit=%FF",
                    "?limit=%C0%AF",
                    "?limit=%ED%A0%80",
                    "?limit=1#",
                    "?limit=1;reason=UNREADABLE",
                    "?limit=\u00e4")) {
                each.assertThat(call.sentAsItIs(world, behind))
                        .as(behind)
                        .startsWith("HTTP/1.1 400 ")
                        .containsIgnoringCase("content-type: application/problem+json")
                        .contains("address");
            }
        });
    }

    /** With an unknown name, so that nothing is done where JSON is accepted. */
    @ParameterizedTest
    @MethodSource("calls")
    void whoRefusesJsonGetsAProblemThatSaysSo(ApiCall call) {
        SoftAssertions.assertSoftly(each -> {
            for (String refusing : List.of("application/json;q=0", "APPLICATION/json;q=0, */*", "*/*;q=0.0")) {
                each.assertThat(call.sentAsItIs(world, "?nosuchname=1", "Accept: " + refusing + "\r\n\r\n"))
                        .as(refusing)
                        .startsWith("HTTP/1.1 406 ")
                        .containsIgnoringCase("content-type: application/problem+json")
                        .contains("Accept");
            }
            for (String accepting : List.of("application/json;q=0.1", "application/json, */*;q=0", "*/*;q=0.1")) {
                each.assertThat(call.sentAsItIs(world, "?nosuchname=1", "Accept: " + accepting + "\r\n\r\n"))
                        .as(accepting)
                        .startsWith("HTTP/1.1 400 ");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("calls")
    void whoseKeyIsNotKnownLearnsNoNames(ApiCall call) {
        Response response = call.with(world, "not-a-key-of-anybody", "?nosuchname=1");

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void aSingleValueIsNeitherEmptyNorRepeated(ApiCall call, String name) {
        SoftAssertions.assertSoftly(each -> {
            for (String value : List.of(
                    "",
                    "=",
                    "=%20",
                    "=1&%s=1".formatted(name),
                    "=1&%s=2".formatted(name),
                    "=&%s=1".formatted(name),
                    "=a%00b",
                    "=" + "a".repeat(2001))) {
                each.assertThat(refused(call.with(world, "?" + name + value)))
                        .as(value)
                        .contains(name)
                        .doesNotContain("aaa", "\0");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void aNameHasOneSpelling(ApiCall call, String name) {
        refused(call.with(world, "?" + name.toUpperCase(Locale.ROOT) + "=1"));
    }

    @ParameterizedTest
    @MethodSource("callsWithoutBody")
    void aBodyThatNobodyReadsIsRefused(ApiCall call) {
        assertThat(refused(call.with(world, JSON, bytes("{\"merchant\": \"" + SECRET + "\"}"))))
                .contains("body");
        assertThat(call.sentAsItIs(world, "", "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("body");
    }

    @ParameterizedTest
    @MethodSource("callsWithBody")
    void aBodyOfAnotherFormIsRefused(ApiCall call) {
        SoftAssertions.assertSoftly(each -> {
            for (byte[] body : badBodies(call.bodyNames().get(0))) {
                Response response = call.with(world, JSON, body);
                String shown = new String(body, 0, Math.min(body.length, 60), StandardCharsets.ISO_8859_1);
                each.assertThat(response.statusCode()).as(shown).isEqualTo(400);
                each.assertThat(response.contentType()).as(shown).startsWith("application/problem+json");
                each.assertThat(response.asString())
                        .as(shown)
                        .contains("\"detail\"")
                        .doesNotContain(SECRET, "com.fasterxml", "line:", "column", "Exception", "token");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("callsWithBody")
    void aBodyThatIsTooLargeIsRefused(ApiCall call) {
        Response response = call.with(
                world,
                JSON,
                bytes(object(
                        "{'$': '" + "a".repeat(300_000) + "'}", call.bodyNames().get(0))));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.contentType()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @MethodSource("callsWithBody")
    void aBodyThatIsNotJsonIsRefused(ApiCall call) {
        Response response = call.with(
                world, "text/plain", bytes(object("{'$': 'x'}", call.bodyNames().get(0))));

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(415);
        assertThat(response.contentType()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"reason": "x", "duration": "2s", "duration": "3s"} | twice
            {"reason": "x", "until": "2026-01-01T00:00:00Z"}    | until
            {"reason": "x", "<until>": 1}                       | duration, reason
            {"reason": "x", "duration": 5}                      | duration must be a text
            {"reason": ["x"]}                                   | reason must be a text
            {"reason": "x"} {}                                  | one JSON object
            ["x"]                                               | JSON object
            {"reason":                                          | JSON
            {"reason": "\\ud800"}                               | reason
            ``                                                  | JSON object
            """)
    void thePauseSaysWhatIsWrongWithItsBody(String body, String said) {
        assertThat(refused(Operator.put(world, "/merchants/globex/pause", body)))
                .contains(said);
        assertThat(Operator.read(world, "/merchants").toString()).doesNotContain("byOperator");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dead-letters/replay?resaon=UNREADABLE",
                "/dead-letters/replay?reason=",
                "/dead-letters/replay?reason=NOPE",
                "/dead-letters/replay?merchant=nobody",
                "/dead-letters/replay?reason=NOT_FOUND&reason=UNREADABLE",
                "/dead-letters/replay;reason=NOPE",
            })
    void whatIsWrittenWrongReplaysNothing(String path) {
        bury("NOT_FOUND");

        refused(Operator.post(world, path));

        assertThat(Rows.deadLetter(world, "acme", LETTER)).isPresent();
    }

    @Test
    void aReplayWithABodyReplaysNothing() {
        bury("NOT_FOUND");

        refused(Operator.post(world, "/dead-letters/replay", "{\"merchant\": \"globex\"}"));

        assertThat(Rows.deadLetter(world, "acme", LETTER)).isPresent();
    }

    @Test
    void aRepublishThatIsWrittenWrongRepublishesNothing() {
        List<String> before = revisions();

        refused(Operator.post(world, "/republish?merchant=acme"));
        refused(Operator.post(world, "/republish;merchant=acme"));
        refused(Operator.post(world, "/republish", "{\"merchant\": \"acme\"}"));

        assertThat(revisions()).isEqualTo(before);
    }

    @Test
    void aReasonIsOfTheClosedSetInAnyCase() {
        bury("UNREADABLE");

        assertThat(Operator.read(world, "/dead-letters?reason=unreadable&merchant=acme")
                        .path("deadLetters"))
                .isNotEmpty();
        assertThat(refused(Operator.get(world, "/dead-letters?reason=NOPE")))
                .contains("UNREADABLE", "NOT_FOUND")
                .doesNotContain("NOPE");
    }

    @Test
    void aMerchantThatIsNotConfiguredIsNotListed() {
        assertThat(refused(Operator.get(world, "/dead-letters?merchant=nobody")))
                .contains("merchant")
                .doesNotContain("nobody");
    }

    @Test
    void aMerchantsKeyAsksForNobodyElsesConvergence() {
        for (String merchant : List.of("globex", "nobody")) {
            assertThat(refused(Api.get(world, World.ACME, "/convergence?merchant=" + merchant)))
                    .contains("merchant");
        }
        assertThat(Api.read(world, World.ACME, "/convergence?merchant=acme&window=PT1H")
                        .path("merchant")
                        .asText())
                .isEqualTo("acme");
    }

    /** Each would be taken but for one mistake. */
    private static List<byte[]> badBodies(String name) {
        return Stream.concat(
                        Stream.of(
                                        "",
                                        " ",
                                        "null",
                                        "{",
                                        "}",
                                        "{}",
                                        "[]",
                                        "[{'$': 'x'}]",
                                        "'Confidentia'",
                                        "Confidentia",
                                        "5",
                                        "true",
                                        "{} {}",
                                        "{'$': 'x'} {}",
                                        "{'$': 'x'} Confidentia",
                                        "{'$': 'x'}]",
                                        "{'$': 'x'} null",
                                        "{$: 'x'}",
                                        "{'$': 'x',}",
                                        "{'$': 'x' 'x'}",
                                        "// Confidentia\n{'$': 'x'}",
                                        "{'$': 'x', 'Confidentia <b>': 1}",
                                        "{'$': 'x', 'nosuchname': null}",
                                        "{'$': 5}",
                                        "{'$': true}",
                                        "{'$': 1.5}",
                                        "{'$': 1e999999999}",
                                        "{'$': " + "9".repeat(100_000) + "}",
                                        "{'$': {'a': 'Confidentia'}}",
                                        "{'$': ['Confidentia']}",
                                        "{'$': null}",
                                        "{'$': NaN}",
                                        "{'$': 'x', '$': 'x'}",
                                        "{'$': 'x', '\\u0024': 'x', '$': 'x'}",
                                        "{'$': " + "[".repeat(100_000),
                                        "[".repeat(100_000),
                                        "{'a':".repeat(20_000),
                                        "9".repeat(100_000),
                                        "{'$': 'x', '" + "a".repeat(100_000) + "': 1}",
                                        "{'$': '\\ud800'}",
                                        "{'$': '\\u0000'}",
                                        "{'$': 'a\nb'}",
                                        "{'$': '" + "x".repeat(501) + "'}")
                                .map(text -> bytes(object(text, name))),
                        Stream.of(
                                object("{'$': '\u00e4'}", name).getBytes(StandardCharsets.ISO_8859_1),
                                object("{'$': 'x'}", name).getBytes(StandardCharsets.UTF_16),
                                object("{'$': 'x'}", name).getBytes(StandardCharsets.UTF_16LE),
                                object("{'$': '\u00c0\u00af'}", name).getBytes(StandardCharsets.ISO_8859_1),
                                new byte[] {0, 0, 0, '{', 0, 0x7f, 0x7f, '"'},
                                new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0}))
                .toList();
    }

    private static String object(String text, String name) {
        return text.replace('\'', '"').replace("$", name);
    }

    private void bury(String reason) {
        Rows.select(world, """
                insert into dead_letter (merchant, order_key, cause, reason, attempts, hinted_at)
                values ('acme', ?, 'WEBHOOK', ?, 5, now()) returning order_key""", LETTER, reason);
    }

    private List<String> revisions() {
        return Rows.select(world, "select merchant || order_id || revision as line from orders order by 1").stream()
                .map(row -> String.valueOf(row.text("line")))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String refused(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getInt("status")).isEqualTo(400);
        String detail = response.jsonPath().getString("detail");
        assertThat(detail).isNotBlank().doesNotContain(SECRET);
        return detail;
    }
}
