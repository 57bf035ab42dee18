http --ignore-stdin POST 'https://api.test/pets?limit=1&tag=a%20b' \
  --raw '{"name":"é"}' \
  'Cookie:a=1; b=2' \
  Content-Type:application/json
http --ignore-stdin GET https://api.test/live \
  Upgrade:websocket
http --ignore-stdin GET http://127.0.0.1:4010/events
http --ignore-stdin POST http://127.0.0.1:4010/login \
  --raw 'user=a+b&pass=%26' \
  Content-Type:application/x-www-form-urlencoded
# The body is not whole: 5 of 5000 bytes are known.
http --ignore-stdin PUT http://127.0.0.1:4010/big \
  --raw begin \
  Content-Type:
printf %s 'AP8=' | base64 -d | http DELETE 'https://h.test/it'\''s?a=[1]&b={{c}}' \
  X-A:1 \
  'x-a: =2' \
  Content-Type:
http --ignore-stdin HEAD https://h.test/ \
  Accept-Encoding:gzip