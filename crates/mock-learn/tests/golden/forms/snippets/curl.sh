curl 'https://api.test/pets?limit=1&tag=a%20b' \
  -H 'Cookie: a=1; b=2' \
  -H 'Content-Type: application/json' \
  -H User-Agent: \
  -H Accept: \
  --data-raw '{"name":"é"}'
curl https://api.test/live \
  -H 'Upgrade: websocket' \
  -H User-Agent: \
  -H Accept:
curl http://127.0.0.1:4010/events
curl http://127.0.0.1:4010/login \
  -H 'Content-Type: application/x-www-form-urlencoded' \
  -H User-Agent: \
  -H Accept: \
  --data-raw 'user=a+b&pass=%26'
# The body is not whole: 5 of 5000 bytes are known.
curl -X PUT http://127.0.0.1:4010/big \
  -H Content-Type: \
  --data-raw begin
printf %s 'AP8=' | base64 -d | curl --globoff -X DELETE 'https://h.test/it'\''s?a=[1]&b={{c}}' \
  -H 'X-A: 1' \
  -H 'x-a: =2' \
  -H User-Agent: \
  -H Accept: \
  -H Content-Type: \
  --data-binary @-
curl --head https://h.test/ \
  -H 'Accept-Encoding: gzip' \
  -H User-Agent: \
  -H Accept: \
  --compressed