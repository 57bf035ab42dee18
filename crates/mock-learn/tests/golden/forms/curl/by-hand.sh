#!/bin/sh
# Options of many kinds, as people write them.
TOKEN=x curl -sSLXPUT "http://h.test/a" -ujo:se:cret -H'X-A:  b ' -H 'X-Empty;' -H 'Accept:' -d a=1 -d b=2 -o /dev/null
curl -G h.test/search --data-urlencode 'q=a b&c' -d n=1 --url-query 'x=y z' 2>/dev/null | jq .
curl --json '{"a":' --json '1}' https://h.test/json --next -I https://h.test/head https://h.test/two
curl https://h.test/upload -F 'a=1;type=text/plain' -F file=@pic.png --form-string 'b=@x;type=no'
curl -T pic.png https://h.test/put; curl -d @body.json https://h.test/file -b jar.txt
curl https://h.test/unknown --frobnicate -A agent -e https://h.test/ -r 0-9 --oauth2-bearer tok --max-time
curl https://h.test/stdin --data-binary @- -H 'Content-Type: text/plain' <<'END'
line 1
line 2
END
echo -n hello | /usr/bin/curl -H "X: $HOME" https://h.test/echo -d@-
curl -H 'X: no address'
