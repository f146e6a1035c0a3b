package io.ordermesh.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ChangeLineTest {

    private static final Instant NOW = Instant.parse("2026-11-23T16:42:07.3Z");

    private final ChangeLine lines = new ChangeLine(ZoneOffset.UTC);

    @Test
    void newOrder() {
        assertThat(line("""
                {"merchant":"demo","orderId":"o1","revision":1,"externalId":"M-1001","status":"Processing",
                 "gone":false,"order":{},"shipments":[]}""")).isEqualTo("16:42:07  demo  M-1001  Processing  revision 1");
    }

    @Test
    void arrowWhereTheStatusChanged() {
        line("""
                {"merchant":"demo","externalId":"M-1001","status":"Processing","revision":3}""");

        assertThat(line("""
                {"merchant":"demo","externalId":"M-1001","status":"InProduction","revision":4,"shipments":[
                 {"packages":[{"shippedDate":"2026-11-23"}]},{"packages":[{"trackingNumber":null}]}]}"""))
                .isEqualTo("16:42:07  demo  M-1001  Processing → InProduction  2 shipments, 1 shipped  revision 4");
    }

    @Test
    void noArrowWhereOnlyAShipmentChanged() {
        line("""
                {"externalId":"M-1001","status":"InProduction","revision":4}""");

        assertThat(line("""
                {"externalId":"M-1001","status":"InProduction","revision":5,"shipments":[{}]}""")).isEqualTo("16:42:07  demo  M-1001  InProduction  1 shipment  revision 5");
    }

    @Test
    void goneOrder() {
        line("""
                {"externalId":"M-1001","status":"InProduction"}""");

        assertThat(line("""
                {"externalId":"M-1001","status":"InProduction","gone":true,"revision":6}""")).isEqualTo("16:42:07  demo  M-1001  InProduction → gone  revision 6");
    }

    @Test
    void tombstone() {
        assertThat(lines.of("demo/o1", null, NOW)).isEqualTo("16:42:07  demo  o1  gone");
    }

    @Test
    void toleratesWhatIsMissingOrNotJson() {
        assertThat(line("{}")).isEqualTo("16:42:07  demo  o1");
        assertThat(line("{\"status\":null,\"externalId\":null,\"shipments\":null}"))
                .isEqualTo("16:42:07  demo  o1");
        assertThat(line("not json")).isEqualTo("16:42:07  demo  o1");
        assertThat(lines.of(null, "{\"merchant\":\"demo\",\"orderId\":\"o1\"}", NOW))
                .isEqualTo("16:42:07  demo  o1");
    }

    private String line(String value) {
        return lines.of("demo/o1", value, NOW);
    }
}
