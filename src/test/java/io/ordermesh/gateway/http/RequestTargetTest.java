package io.ordermesh.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a",
                "/a/",
                "/a/b?c=d",
                "/a?b=../c",
                "/a?b=c;d",
                "/a%20b",
                "/external:M-1%2F2",
                "/a...",
                "/.a",
                "/a?",
                "/a?b=/../",
                "http://gateway/a",
                "HTTPS://gateway:443/a?b",
                "/~a_b-c.d!$&'()*+,=:@"
            })
    void anAddressInNormalFormIsTaken(String target) {
        assertThat(RequestTarget.isNormal(HttpMethod.GET, target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "*",
                "//a",
                "/a//b",
                "/.",
                "/..",
                "/a/./b",
                "/a/../b",
                "/a/..",
                "/%2e",
                "/%2E%2e/a",
                "/.%2e/a",
                "/a;b",
                "/a;b=c/d",
                "/%",
                "/%2",
                "/%zz",
                "/a?%g0",
                "/a b",
                "/a\"b",
                "/a<b",
                "/a#b",
                "/a\\b",
                "/a|b",
                "/\u00e4",
                "/a?\u00e4",
                "/\u0000",
                "http://gateway",
                "ftp://gateway/a",
                "http://gateway/../a",
                "/a[b"
            })
    void anyOtherIsRefused(String target) {
        assertThat(RequestTarget.isNormal(HttpMethod.GET, target)).isFalse();
    }

    @Test
    void onlyTheServerAsAWholeHasAnAsterisk() {
        assertThat(RequestTarget.isNormal(HttpMethod.OPTIONS, "*")).isTrue();
        assertThat(RequestTarget.isNormal(HttpMethod.OPTIONS, "**")).isFalse();
    }
}
